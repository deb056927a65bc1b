namespace VideoRecorder.Core.Log
{
    using System.Text;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Text;

    /// <summary>
    /// What must not show up in the log, whoever says it: the API key, the WiFi password, and the query of the URL, which
    /// can hold a key too, whole or one of its values, also with its escapes undone. All of them also with escapes that
    /// a server has put in.
    /// </summary>
    public sealed class Secrets
    {
        // Shorter values of a query are no keys.
        private const int ShortestValue = 4;

        // In a line of ours shorter secrets would be parts of words.
        private const int ShortestInLine = 8;

        private readonly string[] _secrets;

        internal Secrets(RecorderSettings settings)
        {
            int start = settings.UploadUrl.IndexOf('?');
            string query = start < 0 ? string.Empty : settings.UploadUrl.Substring(start + 1);
            string[] values = query.Split('&');
            _secrets = new string[3 + (3 * values.Length)];
            _secrets[0] = settings.UploadApiKey;
            _secrets[1] = settings.WifiPassword;
            _secrets[2] = query;
            for (int i = 0; i < values.Length; i++)
            {
                string value = values[i].Substring(values[i].IndexOf('=') + 1);
                value = value.Length < ShortestValue ? string.Empty : value;
                _secrets[3 + (3 * i)] = value;
                _secrets[4 + (3 * i)] = Unescape(value);
                _secrets[5 + (3 * i)] = Unescape(WithBlanks(value));
            }
        }

        /// <summary>Replaces all secrets in a text that comes from outside by asterisks.</summary>
        /// <param name="text">The text; <see langword="null"/> is empty.</param>
        /// <returns>The text without them.</returns>
        public string Hide(string text) => Hide(text ?? string.Empty, 1);

        /// <summary>Replaces the secrets of at least 8 characters in a line of the log by asterisks.</summary>
        /// <param name="line">The line.</param>
        /// <returns>The line without them.</returns>
        public string HideInLine(string line) => Hide(line, ShortestInLine);

        private string Hide(string text, int shortest)
        {
            for (int i = 0; i < _secrets.Length; i++)
            {
                text = _secrets[i].Length < shortest ? text : EscapedText.Redact(text, _secrets[i]);
            }

            return text;
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

        private static int Digit(char c) => c <= '9' ? c - '0' : (c & ~0x20) - 'A' + 10;
    }
}
