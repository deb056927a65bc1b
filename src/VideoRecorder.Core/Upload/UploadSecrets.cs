namespace VideoRecorder.Core.Upload
{
    using System.Text;
    using VideoRecorder.Core.Settings;

    /// <summary>
    /// What must not show up in the log, whoever says it: the API key, the WiFi password, and the query of the URL, which
    /// can hold a key too, whole or one of its values, also with its escapes undone. All of them also with escapes that
    /// a server has put in.
    /// </summary>
    internal sealed class UploadSecrets
    {
        /// <summary>Shorter values are no keys, and would riddle every text.</summary>
        private const int ShortestValue = 4;

        private readonly string _key;
        private readonly string _password;
        private readonly string _query;

        internal UploadSecrets(RecorderSettings settings)
        {
            _key = settings.UploadApiKey;
            _password = settings.WifiPassword;
            int start = settings.UploadUrl.IndexOf('?');
            _query = start < 0 ? string.Empty : settings.UploadUrl.Substring(start + 1);
        }

        /// <summary>Replaces them by asterisks.</summary>
        internal string Hide(string text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return string.Empty;
            }

            string shown = EscapedText.Redact(EscapedText.Redact(EscapedText.Redact(text, _key), _password), _query);
            int start = 0;
            while (start < _query.Length)
            {
                int end = _query.IndexOf('&', start);
                end = end < 0 ? _query.Length : end;
                shown = HideValue(shown, _query.Substring(start, end - start));
                start = end + 1;
            }

            return shown;
        }

        private static string HideValue(string text, string field)
        {
            string value = field.Substring(field.IndexOf('=') + 1);
            if (value.Length < ShortestValue)
            {
                return text;
            }

            string shown = EscapedText.Redact(text, value);
            string plain = Unescape(value);
            shown = plain == value ? shown : EscapedText.Redact(shown, plain);
            return value.IndexOf('+') < 0 ? shown : EscapedText.Redact(shown, Unescape(WithBlanks(value)));
        }

        /// <summary>Undoes the escapes of a URL that was checked: two hex digits follow each %, and they are UTF-8.</summary>
        private static string Unescape(string value)
        {
            byte[] plain = new byte[value.Length];
            int length = 0;
            for (int i = 0; i < value.Length; i++)
            {
                bool isEscape = value[i] == '%' && i + 2 < value.Length;
                plain[length++] = (byte)(isEscape ? (Digit(value[i + 1]) * 16) + Digit(value[i + 2]) : value[i]);
                i = isEscape ? i + 2 : i;
            }

            return Encoding.UTF8.GetString(plain, 0, length);
        }

        /// <summary>What a form means by a plus sign.</summary>
        private static string WithBlanks(string value)
        {
            char[] characters = value.ToCharArray();
            for (int i = 0; i < characters.Length; i++)
            {
                characters[i] = characters[i] == '+' ? ' ' : characters[i];
            }

            return new string(characters);
        }

        private static int Digit(char c)
        {
            return c <= '9' ? c - '0' : (c & ~0x20) - 'A' + 10;
        }
    }
}
