namespace VideoRecorder.DeviceTests.Support
{
    using System;
    using System.Text;

    /// <summary>A request to <see cref="ScriptedServer"/>.</summary>
    public sealed class ScriptedRequest
    {
        private const string Boundary = "boundary=";
        private const string FieldEnd = "\r\n\r\n";

        // What stands around the boundary at the end of a form: \r\n--BOUNDARY--\r\n
        private const int EndBytes = 8;

        private readonly byte[] _body;

        /// <summary>Initializes a new instance of the <see cref="ScriptedRequest"/> class.</summary>
        /// <param name="head">Its head.</param>
        public ScriptedRequest(string head)
        {
            Head = head;
            _body = new byte[int.Parse(Field("Content-Length"))];
        }

        /// <summary>Gets the head, from the request line to the empty line.</summary>
        public string Head { get; }

        /// <summary>Gets the clip's name in the head.</summary>
        public string FileName
        {
            get { return Field("X-Filename"); }
        }

        /// <summary>Gets the device's name in the head.</summary>
        public string Device
        {
            get { return Field("X-Device"); }
        }

        /// <summary>Gets the body, as far as it has come.</summary>
        public byte[] Body
        {
            get { return _body; }
        }

        /// <summary>Gets how much of the body has come.</summary>
        public int Received { get; private set; }

        /// <summary>Gets a value indicating whether all of it has come.</summary>
        public bool IsWhole
        {
            get { return Received == _body.Length; }
        }

        /// <summary>Gets the time of the last piece.</summary>
        public long LastPieceAt { get; private set; }

        /// <summary>Gets a value indicating whether its connection was closed before the whole body had come.</summary>
        public bool IsClosed { get; private set; }

        /// <summary>Gets the bytes of the clip in a whole body, bare or the last field of a form.</summary>
        public int ClipLength
        {
            get
            {
                string type = Field("Content-Type");
                int boundary = type.IndexOf(Boundary);
                if (boundary < 0)
                {
                    return _body.Length;
                }

                return _body.Length - StartOfClip() - EndBytes - (type.Length - boundary - Boundary.Length);
            }
        }

        /// <summary>Gets a field of the head.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>Its value; empty where there is none.</returns>
        public string Field(string name)
        {
            int start = Head.IndexOf("\r\n" + name + ": ");
            if (start < 0)
            {
                return string.Empty;
            }

            start += name.Length + 4;
            return Head.Substring(start, Head.IndexOf("\r\n", start) - start);
        }

        /// <summary>Takes a piece of the body.</summary>
        /// <param name="buffer">The bytes.</param>
        /// <param name="offset">Where they start.</param>
        /// <param name="count">How many.</param>
        /// <param name="now">The time.</param>
        internal void Add(byte[] buffer, int offset, int count, long now)
        {
            Array.Copy(buffer, offset, _body, Received, count);
            Received += count;
            LastPieceAt = now;
        }

        /// <summary>Its connection is closed.</summary>
        internal void Close()
        {
            IsClosed = true;
        }

        /// <summary>The clip is the second field.</summary>
        private int StartOfClip()
        {
            int most = _body.Length < 1024 ? _body.Length : 1024;
            int field = Find(0, most);
            return Find(field, most);
        }

        /// <summary>Finds where the head of a field ends.</summary>
        private int Find(int start, int end)
        {
            for (int i = start; i + FieldEnd.Length <= end; i++)
            {
                if (Encoding.UTF8.GetString(_body, i, FieldEnd.Length) == FieldEnd)
                {
                    return i + FieldEnd.Length;
                }
            }

            throw new InvalidOperationException("The form has no such field.");
        }
    }
}
