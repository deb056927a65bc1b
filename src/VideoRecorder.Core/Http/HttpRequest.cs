namespace VideoRecorder.Core.Http
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Text;

    /// <summary>The head of a request (RFC 9110, RFC 9112): what is wanted, where, and any fields.</summary>
    public sealed class HttpRequest
    {
        private const string LineEnd = "\r\n";

        private readonly StringBuilder _fields = new StringBuilder();

        /// <summary>Initializes a new instance of the <see cref="HttpRequest"/> class.</summary>
        /// <param name="method">The verb, as <c>POST</c>.</param>
        /// <param name="url">Where to.</param>
        public HttpRequest(string method, HttpUrl url)
        {
            Method = method;
            Url = url;
        }

        /// <summary>Gets the verb.</summary>
        public string Method { get; }

        /// <summary>Gets where to.</summary>
        public HttpUrl Url { get; }

        /// <summary>Adds a field.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="value">Its value: visible ASCII and blanks.</param>
        /// <exception cref="ArgumentException">The value has another character, which could end the field.</exception>
        public void Add(string name, string value)
        {
            for (int i = 0; i < value.Length; i++)
            {
                if (value[i] < ' ' || value[i] > '~')
                {
                    throw new ArgumentException("The field " + name + " has a character that no field may have");
                }
            }

            _fields.Append(name).Append(": ").Append(value).Append(LineEnd);
        }

        /// <summary>Tells it in one line, for the log: that one takes the secrets out.</summary>
        /// <returns>The line.</returns>
        public string Describe()
        {
            string[] fields = _fields.ToString().Split('\n');
            StringBuilder line = new StringBuilder();
            line.Append(Method).Append(Url.IsHttps ? " https://" : " http://").Append(Url.HostField).Append(Url.PathAndQuery);
            for (int i = 0; i < fields.Length; i++)
            {
                string field = fields[i].Trim();
                line.Append(field.Length > 0 ? ", " : string.Empty).Append(field);
            }

            return line.ToString();
        }

        /// <summary>Gives the head as it is sent.</summary>
        /// <returns>The text, with the empty line at its end.</returns>
        public override string ToString() =>
            Method + " " + Url.PathAndQuery + " HTTP/1.1" + LineEnd + "Host: " + Url.HostField + LineEnd + _fields.ToString() + LineEnd;
    }
}
