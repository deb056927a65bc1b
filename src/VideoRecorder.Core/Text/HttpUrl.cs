namespace VideoRecorder.Core.Text
{
    /// <summary>An absolute http or https URL that requests can be sent to (RFC 3986, RFC 9110 4.2).</summary>
    public sealed class HttpUrl
    {
        /// <summary>The longest URL, in characters.</summary>
        public const int MaxLength = 512;

        private HttpUrl(bool isHttps)
        {
            IsHttps = isHttps;
            Port = isHttps ? 443 : 80;
        }

        /// <summary>Gets a value indicating whether the scheme is https.</summary>
        public bool IsHttps { get; }

        /// <summary>Gets the host name or the IPv4 address.</summary>
        public string Host { get; private set; }

        /// <summary>Gets the port, 1 to 65535; that of the scheme when the URL names none.</summary>
        public int Port { get; private set; }

        /// <summary>Gets the path and the query as a request line needs them; it starts with a slash.</summary>
        public string PathAndQuery { get; private set; }

        /// <summary>Gets the <c>Host</c> field (RFC 9110, 7.2): the port is left out where it is that of the scheme.</summary>
        public string HostField => Port == (IsHttps ? 443 : 80) ? Host : Host + ":" + Port.ToString();

        /// <summary>Reads a URL.</summary>
        /// <param name="text">The URL.</param>
        /// <param name="url">Receives its parts; <see langword="null"/> when it is no such URL.</param>
        /// <param name="error">Receives what is wrong with it, without any part of it; empty when nothing is.</param>
        /// <returns>Whether it is such a URL.</returns>
        public static bool TryParse(string text, out HttpUrl url, out string error)
        {
            url = null;
            error = FirstDefect(text, out int start);
            if (error.Length > 0)
            {
                return false;
            }

            HttpUrl parsed = new HttpUrl(start == "https://".Length);
            int end = EndOfAuthority(text, start);
            error = parsed.ReadAuthority(text.Substring(start, end - start));
            if (error.Length > 0)
            {
                return false;
            }

            string rest = text.Substring(end);
            parsed.PathAndQuery = rest.Length > 0 && rest[0] == '/' ? rest : "/" + rest;
            url = parsed;
            return true;
        }

        /// <summary>Gives a URL, or a failed try at one, without the places that can hold a secret: user and query.</summary>
        /// <param name="text">The URL.</param>
        /// <returns>The text with <c>***</c> in these places.</returns>
        public static string WithoutSecrets(string text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return string.Empty;
            }

            string shown = TryParse(text, out _, out _) ? text : WithoutUser(text);
            int query = shown.IndexOfAny(new char[] { '?', '#' });
            return query < 0 ? shown : shown.Substring(0, query + 1) + "***";
        }

        private static string WithoutUser(string text)
        {
            // A scheme ends before the first of these; one that stands later is part of a path or query.
            int scheme = text.IndexOf("://");
            int start = scheme >= 0 && text.IndexOfAny(new char[] { '/', '?', '#', '@' }) == scheme + 1 ? scheme + 3 : 0;
            int at = text.LastIndexOf('@');
            return at >= start ? text.Substring(0, start) + "***" + text.Substring(at) : text;
        }

        private static string FirstDefect(string text, out int start)
        {
            start = 0;
            if (string.IsNullOrEmpty(text))
            {
                return "it is empty";
            }

            if (text.Length > MaxLength)
            {
                return "it is longer than " + MaxLength.ToString() + " characters";
            }

            start = StartOfAuthority(text);
            if (start == 0)
            {
                return "it does not start with http:// or https://";
            }

            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (c <= ' ' || c > '~' || c == '"' || c == '<' || c == '>' || c == '\\' || c == '^' || c == '`' || (c >= '{' && c <= '}'))
                {
                    return "character " + (i + 1).ToString() + " cannot stand in a URL; write it as % and two hex digits";
                }
            }

            return text.IndexOf('#') >= 0 ? "it has a fragment (#...), which is never sent" : EscapeDefect(text);
        }

        private static string EscapeDefect(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (text[i] == '%' && !(i + 2 < text.Length && IsHex(text[i + 1]) && IsHex(text[i + 2])))
                {
                    return "the % at character " + (i + 1).ToString() + " is not followed by two hex digits";
                }
            }

            return string.Empty;
        }

        private static int StartOfAuthority(string text)
        {
            if (text.ToLower().StartsWith("http://"))
            {
                return "http://".Length;
            }

            return text.ToLower().StartsWith("https://") ? "https://".Length : 0;
        }

        private static int EndOfAuthority(string text, int start)
        {
            int end = text.IndexOfAny(new char[] { '/', '?' }, start);
            return end < 0 ? text.Length : end;
        }

        private static bool IsHex(char c) => (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');

        private string ReadAuthority(string authority)
        {
            if (authority.IndexOf('@') >= 0)
            {
                return "it has a user name or password in it; put a key in UploadApiKey instead";
            }

            int colon = authority.IndexOf(':');
            int end = colon < 0 ? authority.Length : colon;
            Host = authority.Substring(0, end);
            if (!HostName.IsNameOrIPv4(Host))
            {
                return Host.Length == 0 ? "it names no host" : Host[0] == '[' ? "it has an IPv6 address; use a name or an IPv4 address" : "its host name is malformed";
            }

            return ReadPort(authority.Substring(end));
        }

        private string ReadPort(string text)
        {
            if (text.Length == 0)
            {
                return string.Empty;
            }

            int port = 0;
            bool good = text[0] == ':' && text.Length >= 2 && text.Length <= 6;
            for (int i = 1; good && i < text.Length; i++)
            {
                good = text[i] >= '0' && text[i] <= '9';
                port = port * 10 + (text[i] - '0');
            }

            if (!good || port < 1 || port > 65535)
            {
                return "its port is not a number from 1 to 65535";
            }

            Port = port;
            return string.Empty;
        }
    }
}
