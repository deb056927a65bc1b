namespace VideoRecorder.Core.Upload
{
    using System.Text;
    using VideoRecorder.Core.Settings;
    using VideoRecorder.Core.Status;

    /// <summary>
    /// What must not show up in the log, whoever says it: the API key, and the query of the URL, which can hold a key
    /// too, whole or one of its values, also with its escapes undone.
    /// </summary>
    internal sealed class UploadSecrets
    {
        /// <summary>Shorter values are no keys, and would riddle every text.</summary>
        private const int ShortestValue = 4;

        private readonly string _key;
        private readonly string _query;

        internal UploadSecrets(RecorderSettings settings)
        {
            _key = settings.UploadApiKey;
            int start = settings.UploadUrl.IndexOf('?');
            _query = start < 0 ? string.Empty : settings.UploadUrl.Substring(start + 1);
        }

        /// <summary>Replaces them by asterisks.</summary>
        internal string Hide(string text)
        {
            string shown = TextLine.Redact(TextLine.Redact(text, _key), _query);
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

            return TextLine.Redact(TextLine.Redact(text, value), Unescape(value));
        }

        /// <summary>Undoes the escapes of a URL that was checked: two hex digits follow each %.</summary>
        private static string Unescape(string value)
        {
            StringBuilder plain = new StringBuilder();
            for (int i = 0; i < value.Length; i++)
            {
                if (value[i] == '%' && i + 2 < value.Length)
                {
                    plain.Append((char)((Digit(value[i + 1]) * 16) + Digit(value[i + 2])));
                    i += 2;
                }
                else
                {
                    plain.Append(value[i]);
                }
            }

            return plain.ToString();
        }

        private static int Digit(char c)
        {
            return c <= '9' ? c - '0' : (c & ~0x20) - 'A' + 10;
        }
    }
}
