namespace VideoRecorder.Core.Upload
{
    /// <summary>Steps over the parts of a JSON text (RFC 8259) without recursion and without copying them.</summary>
    internal sealed class JsonReader
    {
        private const string HexDigits = "0123456789abcdefABCDEF";

        private readonly char[] _text;
        private readonly int _maxDepth;
        private readonly string _wanted;
        private int _at;

        /// <summary>Initializes a new instance of the <see cref="JsonReader"/> class.</summary>
        /// <param name="json">The text.</param>
        /// <param name="wanted">The member's name that <see cref="SkipName"/> looks out for.</param>
        /// <param name="maxDepth">How deep arrays and objects may lie in each other.</param>
        public JsonReader(string json, string wanted, int maxDepth)
        {
            _text = json.ToCharArray();
            _wanted = wanted;
            _maxDepth = maxDepth;
        }

        /// <summary>Gets a value indicating whether the text is over.</summary>
        public bool AtEnd
        {
            get { return _at >= _text.Length; }
        }

        /// <summary>Gets the place of the next character.</summary>
        public int Position
        {
            get { return _at; }
        }

        /// <summary>Tells whether a character is a decimal digit.</summary>
        /// <param name="c">The character.</param>
        /// <returns>Whether it is one.</returns>
        public static bool IsDigit(char c)
        {
            return c >= '0' && c <= '9';
        }

        /// <summary>Gets a character.</summary>
        /// <param name="position">Its place.</param>
        /// <returns>The character.</returns>
        public char CharAt(int position)
        {
            return _text[position];
        }

        /// <summary>Tells what the next character is.</summary>
        /// <param name="c">A character.</param>
        /// <returns>Whether it is this one.</returns>
        public bool Is(char c)
        {
            return !AtEnd && _text[_at] == c;
        }

        /// <summary>Skips white space.</summary>
        public void SkipBlanks()
        {
            while (Is(' ') || Is('\t') || Is('\r') || Is('\n'))
            {
                _at++;
            }
        }

        /// <summary>Skips white space, one character and white space.</summary>
        /// <param name="mark">The character.</param>
        /// <returns>Whether it was there.</returns>
        public bool SkipMark(char mark)
        {
            SkipBlanks();
            if (!Is(mark))
            {
                return false;
            }

            _at++;
            SkipBlanks();
            return true;
        }

        /// <summary>Skips a member's name and the colon behind it.</summary>
        /// <param name="isWanted">Receives whether it is the one that is looked for.</param>
        /// <returns>Whether there was one.</returns>
        public bool SkipName(out bool isWanted)
        {
            return SkipString(out isWanted) && SkipMark(':');
        }

        /// <summary>Skips a value with all that is in it.</summary>
        /// <returns>Whether there was a well-formed one.</returns>
        public bool SkipValue()
        {
            bool[] isObject = new bool[_maxDepth];
            int depth = 0;
            while (true)
            {
                bool opened = Is('{') || Is('[');
                if (opened)
                {
                    if (depth == _maxDepth)
                    {
                        return false;
                    }

                    isObject[depth] = Is('{');
                    depth++;
                    _at++;
                    SkipBlanks();
                }
                else if (!SkipScalar())
                {
                    return false;
                }

                if (!SkipToNextValue(isObject, ref depth, opened, out bool done) || done)
                {
                    return done;
                }
            }
        }

        /// <summary>Skips a number.</summary>
        /// <returns>Whether there was a well-formed one.</returns>
        public bool SkipNumber()
        {
            if (Is('-'))
            {
                _at++;
            }

            int start = _at;
            if (!SkipDigits() || (_text[start] == '0' && _at > start + 1))
            {
                return false;
            }

            if (Is('.'))
            {
                _at++;
                if (!SkipDigits())
                {
                    return false;
                }
            }

            if (!Is('e') && !Is('E'))
            {
                return true;
            }

            _at++;
            if (Is('+') || Is('-'))
            {
                _at++;
            }

            return SkipDigits();
        }

        private static int HexDigit(char c)
        {
            int index = HexDigits.IndexOf(c);
            return index < 16 ? index : index - 6;
        }

        /// <summary>Goes on from an opening bracket, or from the end of a value, to the next value.</summary>
        private bool SkipToNextValue(bool[] isObject, ref int depth, bool opened, out bool done)
        {
            done = false;
            while (depth > 0)
            {
                bool inObject = isObject[depth - 1];
                SkipBlanks();
                if (Is(inObject ? '}' : ']'))
                {
                    _at++;
                    depth--;
                    opened = false;
                    continue;
                }

                if (!opened && !SkipMark(','))
                {
                    return false;
                }

                return !inObject || SkipName(out _);
            }

            done = true;
            return true;
        }

        private bool SkipScalar()
        {
            if (Is('"'))
            {
                return SkipString(out _);
            }

            if (Is('t'))
            {
                return SkipWord("true");
            }

            if (Is('f'))
            {
                return SkipWord("false");
            }

            return Is('n') ? SkipWord("null") : SkipNumber();
        }

        private bool SkipWord(string word)
        {
            for (int i = 0; i < word.Length; i++)
            {
                if (!Is(word[i]))
                {
                    return false;
                }

                _at++;
            }

            return true;
        }

        private bool SkipDigits()
        {
            int start = _at;
            while (!AtEnd && IsDigit(_text[_at]))
            {
                _at++;
            }

            return _at > start;
        }

        private bool SkipString(out bool isWanted)
        {
            isWanted = false;
            if (!Is('"'))
            {
                return false;
            }

            _at++;
            int length = 0;
            int matching = 0;
            while (ReadCharacter(out char c))
            {
                matching += length < _wanted.Length && matching == length && c == _wanted[length] ? 1 : 0;
                length++;
            }

            isWanted = length == _wanted.Length && matching == length;
            bool closed = Is('"');
            _at++;
            return closed;
        }

        /// <summary>Reads one character of a string; fails at its closing quote and at what cannot be in it.</summary>
        private bool ReadCharacter(out char c)
        {
            c = AtEnd ? '"' : _text[_at];
            if (c == '"' || c < ' ')
            {
                return false;
            }

            _at++;
            return c != '\\' || ReadEscape(out c);
        }

        private bool ReadEscape(out char c)
        {
            c = AtEnd ? ' ' : _text[_at];
            int known = "\"\\/bfnrt".IndexOf(c);
            if (known >= 0)
            {
                c = "\"\\/\b\f\n\r\t"[known];
                _at++;
                return true;
            }

            return c == 'u' && ReadHex(out c);
        }

        private bool ReadHex(out char c)
        {
            int code = 0;
            for (int i = 1; i <= 4; i++)
            {
                int digit = _at + i < _text.Length ? HexDigit(_text[_at + i]) : -1;
                if (digit < 0)
                {
                    c = ' ';
                    return false;
                }

                code = code * 16 + digit;
            }

            c = (char)code;
            _at += 5;
            return true;
        }
    }
}
