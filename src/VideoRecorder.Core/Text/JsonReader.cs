namespace VideoRecorder.Core.Text
{
    /// <summary>
    /// Reads a JSON text (RFC 8259) from token to token. It is exact about brackets, strings and words, and does not mind
    /// a comma too many.
    /// </summary>
    public sealed class JsonReader
    {
        private const int MaxDepth = 32;

        private readonly char[] _text;
        private readonly bool[] _isObject = new bool[MaxDepth + 1];
        private int _at;
        private bool _hasValue;

        /// <summary>Initializes a new instance of the <see cref="JsonReader"/> class.</summary>
        /// <param name="text">The text.</param>
        public JsonReader(string text)
        {
            _text = text.ToCharArray();
        }

        /// <summary>Gets the name, string or word that was read last; escapes in it stay as they are.</summary>
        public string Value { get; private set; } = string.Empty;

        /// <summary>Gets how many objects and arrays are open: 1 within the outermost one.</summary>
        public int Depth { get; private set; }

        /// <summary>Tells whether a text is one JSON value.</summary>
        /// <param name="text">The text.</param>
        /// <returns>Whether it is.</returns>
        public static bool IsJson(string text)
        {
            JsonReader reader = new JsonReader(text);
            JsonToken token = reader.Next();
            while (token != JsonToken.End && token != JsonToken.Bad)
            {
                token = reader.Next();
            }

            return token == JsonToken.End;
        }

        /// <summary>Reads the next token.</summary>
        /// <returns>What it is; the same again after <see cref="JsonToken.End"/> and <see cref="JsonToken.Bad"/>.</returns>
        public JsonToken Next()
        {
            SkipBetween();
            if (_at >= _text.Length)
            {
                return _hasValue && Depth == 0 ? JsonToken.End : JsonToken.Bad;
            }

            if (_hasValue && Depth == 0)
            {
                return JsonToken.Bad;
            }

            switch (_text[_at])
            {
                case '{':
                case '[':
                    return Open();
                case '}':
                case ']':
                    return Close();
                case '"':
                    return ReadText();
                default:
                    return ReadWord();
            }
        }

        private static bool IsBlank(char c) => c == ' ' || c == '\t' || c == '\r' || c == '\n';

        private static bool IsInWord(char c) =>
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '-' || c == '+' || c == '.';

        private static bool IsWord(string word)
        {
            bool isNumber = word[0] == '-' || (word[0] >= '0' && word[0] <= '9');
            return isNumber || word == "true" || word == "false" || word == "null";
        }

        private void SkipBetween()
        {
            while (_at < _text.Length && (IsBlank(_text[_at]) || (_text[_at] == ',' && Depth > 0)))
            {
                _at++;
            }
        }

        private JsonToken Open()
        {
            if (Depth == MaxDepth)
            {
                return JsonToken.Bad;
            }

            Depth++;
            _isObject[Depth] = _text[_at] == '{';
            _at++;
            return JsonToken.Open;
        }

        private JsonToken Close()
        {
            if (Depth == 0 || _isObject[Depth] != (_text[_at] == '}'))
            {
                return JsonToken.Bad;
            }

            _at++;
            Depth--;
            _hasValue = true;
            return JsonToken.Close;
        }

        private JsonToken ReadText()
        {
            int start = _at + 1;
            int end = start;
            while (end < _text.Length && _text[end] != '"')
            {
                end += _text[end] == '\\' ? 2 : 1;
            }

            if (end >= _text.Length)
            {
                return JsonToken.Bad;
            }

            Value = new string(_text, start, end - start);
            _at = end + 1;
            _hasValue = true;
            return EndsName() ? JsonToken.Name : JsonToken.Text;
        }

        private bool EndsName()
        {
            int colon = _at;
            while (colon < _text.Length && IsBlank(_text[colon]))
            {
                colon++;
            }

            bool isName = Depth > 0 && _isObject[Depth] && colon < _text.Length && _text[colon] == ':';
            _at = isName ? colon + 1 : _at;
            return isName;
        }

        private JsonToken ReadWord()
        {
            int end = _at;
            while (end < _text.Length && IsInWord(_text[end]))
            {
                end++;
            }

            string word = new string(_text, _at, end - _at);
            if (word.Length == 0 || !IsWord(word))
            {
                return JsonToken.Bad;
            }

            Value = word;
            _at = end;
            _hasValue = true;
            return JsonToken.Word;
        }
    }
}
