namespace VideoRecorder.Core.Http.Replies
{
    using System;
    using VideoRecorder.Core.Ports.Network;

    /// <summary>
    /// Reads the reply to a request as it comes, in pieces of any size (RFC 9112): the head, and no more of the body than
    /// is kept. Interim replies (1xx) are skipped.
    /// </summary>
    internal sealed class ReplyParser
    {
        private const int MaxHeadBytes = 16 * 1024;
        private const int MaxChunkLine = 1024;
        private const long MostChunkHead = long.MaxValue / 16;
        private const int TlsAlert = 0x15;
        private const int FirstRefusal = 300;
        private const string Protocol = "HTTP/1.";

        private readonly byte[] _body;
        private readonly bool _isHead;
        private readonly byte[] _line = new byte[256];
        private readonly ReplyHead _head = new ReplyHead();
        private ReplyPart _part;
        private int _lineLength;
        private int _lineBudget = MaxHeadBytes;
        private int _bodyLength;
        private long _left;
        private bool _endsWithConnection;
        private bool _isCut;

        /// <summary>Initializes a new instance of the <see cref="ReplyParser"/> class.</summary>
        /// <param name="body">Space for the body, <see cref="HttpReply.MaxBodyBytes"/>.</param>
        /// <param name="isHead">Whether the request was a HEAD: its reply has no body, whatever its fields say.</param>
        internal ReplyParser(byte[] body, bool isHead)
        {
            _body = body;
            _isHead = isHead;
        }

        /// <summary>Gets a value indicating whether the head of the final reply was read.</summary>
        internal bool HasHead { get; private set; }

        /// <summary>Gets a value indicating whether anything came.</summary>
        internal bool HasBytes { get; private set; }

        /// <summary>Gets a value indicating whether all that is wanted was read.</summary>
        internal bool IsComplete => _part >= ReplyPart.Trailer;

        /// <summary>Gets a value indicating whether the body ends with the connection only: no length was told.</summary>
        internal bool HasOpenEnd => HasHead && _endsWithConnection;

        /// <summary>Gets a value indicating whether the next request may go over the same connection.</summary>
        internal bool KeepsConnection => _part == ReplyPart.Nothing && !_isCut && !_endsWithConnection && _head.KeepsConnection;

        /// <summary>Gets a value indicating whether this is the head of a success.</summary>
        internal bool IsSuccess => HasHead && Status < FirstRefusal;

        private int Status => _head.Reply.Status;

        /// <summary>Takes the next bytes.</summary>
        /// <param name="buffer">The bytes.</param>
        /// <param name="count">How many of them.</param>
        /// <exception cref="TransportException">This is no reply.</exception>
        internal void Add(byte[] buffer, int count)
        {
            HasBytes |= count > 0;
            int at = 0;
            while (at < count && _part != ReplyPart.Nothing)
            {
                if (_part == ReplyPart.Body)
                {
                    at += AddBody(buffer, at, count - at);
                }
                else
                {
                    AddToLine(buffer[at]);
                    at++;
                }
            }

            // More than one reply: what stands behind it belongs to no request.
            _isCut |= at < count;
        }

        /// <summary>
        /// Takes the end of the connection. Where the status is no success it says enough: a body that breaks off is then
        /// taken as far as it came.
        /// </summary>
        /// <exception cref="TransportException">The reply was not complete.</exception>
        internal void End()
        {
            bool isEnough = _endsWithConnection || (HasHead && Status >= FirstRefusal);
            if (!isEnough && !IsComplete)
            {
                throw new TransportException(TransportError.Lost, HasBytes
                    ? "The server closed the connection before its answer was complete"
                    : "The server closed the connection without an answer");
            }

            _isCut = true;
            _part = ReplyPart.Nothing;
        }

        /// <summary>Makes the reply of what was read.</summary>
        /// <returns>The reply.</returns>
        internal HttpReply ToReply()
        {
            HttpReply reply = _head.Reply;
            reply.Body = ReplyText.FromUtf8(_body, _bodyLength);
            return reply;
        }

        private static int HexDigit(char c)
        {
            return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        }

        private int AddBody(byte[] buffer, int at, int count)
        {
            int taken = count < _left ? count : (int)_left;
            int kept = taken < _body.Length - _bodyLength ? taken : _body.Length - _bodyLength;
            Array.Copy(buffer, at, _body, _bodyLength, kept);
            _bodyLength += kept;
            _left -= taken;
            if (_bodyLength == _body.Length)
            {
                _isCut |= kept < taken || _left > 0 || _head.IsChunked;
                _part = ReplyPart.Nothing;
            }
            else if (_left == 0)
            {
                _part = _head.IsChunked ? ReplyPart.ChunkEnd : ReplyPart.Nothing;
            }

            return taken;
        }

        private void AddToLine(byte next)
        {
            _lineBudget--;
            if (_lineBudget < 0)
            {
                Fail("its head is too long");
            }
            else if (next == '\n')
            {
                EndLine();
            }
            else if (_lineLength < _line.Length)
            {
                // The rest of a long line is not needed.
                _line[_lineLength] = next;
                _lineLength++;
                if (_part == ReplyPart.StatusLine)
                {
                    CheckStart();
                }
            }
        }

        private void CheckStart()
        {
            int at = _lineLength - 1;
            byte last = _line[at];
            if (at >= Protocol.Length || last == Protocol[at] || (at == 0 && last == '\r'))
            {
                return;
            }

            if (_line[0] == TlsAlert)
            {
                Fail("it speaks TLS, is it an https address?");
            }
            else
            {
                Fail("it starts with '" + ReplyText.FromAscii(_line, _lineLength) + "'");
            }
        }

        private void EndLine()
        {
            int length = _lineLength > 0 && _line[_lineLength - 1] == '\r' ? _lineLength - 1 : _lineLength;
            string line = ReplyText.FromAscii(_line, length);
            _lineLength = 0;
            switch (_part)
            {
                case ReplyPart.StatusLine:
                    ReadStatusLine(line);
                    break;
                case ReplyPart.Field:
                    ReadField(line);
                    break;
                case ReplyPart.ChunkLength:
                    ReadChunkLength(line);
                    break;
                case ReplyPart.Trailer:
                    _part = line.Length == 0 ? ReplyPart.Nothing : ReplyPart.Trailer;
                    break;
                default:
                    StartChunk(line.Length == 0);
                    break;
            }
        }

        private void ReadStatusLine(string line)
        {
            if (line.Length > 0)
            {
                _part = ReplyPart.Field;
                FailIf(_head.ReadStatus(line));
            }
        }

        private void ReadField(string line)
        {
            if (line.Length == 0)
            {
                EndHead();
            }
            else
            {
                FailIf(_head.ReadField(line));
            }
        }

        private void EndHead()
        {
            if (Status < 200)
            {
                // What is left for heads must do for the final one too: interim replies may not go on for ever.
                _part = ReplyPart.StatusLine;
                return;
            }

            HasHead = true;
            _left = _head.Reply.ContentLength < 0 ? long.MaxValue : _head.Reply.ContentLength;
            if (_isHead || Status == 204 || Status == 304)
            {
                _part = ReplyPart.Nothing;
            }
            else if (_head.IsChunked)
            {
                StartChunk(true);
            }
            else
            {
                _endsWithConnection = _head.Reply.ContentLength < 0;
                _part = _left == 0 ? ReplyPart.Nothing : ReplyPart.Body;
            }
        }

        private void StartChunk(bool isEndOfLast)
        {
            if (!isEndOfLast)
            {
                Fail("a chunk is longer than it says");
                return;
            }

            _lineBudget = MaxChunkLine;
            _part = ReplyPart.ChunkLength;
        }

        private void ReadChunkLength(string line)
        {
            long length = 0;
            int digits = 0;
            while (digits < line.Length && length <= MostChunkHead && HexDigit(line[digits]) >= 0)
            {
                length = length * 16 + HexDigit(line[digits]);
                digits++;
            }

            int end = digits;
            while (end < line.Length && line[end] == ' ')
            {
                end++;
            }

            bool isEnd = end == line.Length || line[end] == ';';
            if (digits == 0 || !isEnd)
            {
                Fail("a chunk has no length");
                return;
            }

            _left = length;
            _lineBudget = MaxChunkLine;
            _part = length == 0 ? ReplyPart.Trailer : ReplyPart.Body;
        }

        private void FailIf(string defect)
        {
            if (defect.Length > 0)
            {
                Fail(defect);
            }
        }

        private void Fail(string what)
        {
            if (IsComplete || (HasHead && Status >= FirstRefusal))
            {
                _isCut = true;
                _part = ReplyPart.Nothing;
            }
            else
            {
                throw new TransportException(TransportError.BadReply, "The server's answer is not HTTP: " + what);
            }
        }
    }
}
