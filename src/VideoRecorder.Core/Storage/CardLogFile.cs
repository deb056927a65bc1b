namespace VideoRecorder.Core.Storage
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Status;

    /// <summary>
    /// The log file on the card, for a camera on a wall whose serial port nobody watches. It is written in the pauses
    /// of recording. Two files take turns: when one has grown beyond its bound, the other is begun anew. Neither is ever
    /// renamed, as FAT cannot do that in one write.
    /// </summary>
    public sealed class CardLogFile
    {
        private const string Folder = "/log";
        private const string FirstPath = "/log/recorder.log";
        private const string SecondPath = "/log/recorder.1.log";
        private const long MaxBytes = 262144;
        private const int BlockBytes = 4096;
        private const int PauseMs = 2000;
        private const int RetryMs = 60000;

        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly byte[] _block = new byte[BlockBytes];
        private int _filled;
        private string _held;
        private long _notBefore;
        private string _path;

        /// <summary>Initializes a new instance of the <see cref="CardLogFile"/> class.</summary>
        /// <param name="card">The card.</param>
        /// <param name="state">Keeps the lines until they are written.</param>
        public CardLogFile(ICard card, SharedState state)
        {
            _card = card;
            _state = state;
        }

        /// <summary>Writes the lines that wait, at most a block of them, and not more often than every two seconds.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see langword="false"/> when there was nothing to write yet.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step(long nowMs)
        {
            return nowMs >= _notBefore && Write(nowMs);
        }

        /// <summary>Writes a block of the lines that wait, at once.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see langword="false"/> when no line waits.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Write(long nowMs)
        {
            if (_filled == 0)
            {
                FillBlock();
            }

            if (_filled == 0)
            {
                return false;
            }

            try
            {
                Append();
                _notBefore = nowMs + PauseMs;
                return true;
            }
            catch (CardException e)
            {
                _path = null;

                // A log that cannot be written is no reason to stop anything else; the lines are kept for later.
                if (e.Error == CardError.NotPresent)
                {
                    throw;
                }

                _notBefore = nowMs + RetryMs;
                return false;
            }
        }

        private void FillBlock()
        {
            string line = _held ?? _state.TakeLogLine();
            _held = null;
            while (line != null)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(line + "\r\n");
                int length = bytes.Length < BlockBytes ? bytes.Length : BlockBytes;
                if (_filled + length > BlockBytes)
                {
                    _held = line;
                    break;
                }

                Array.Copy(bytes, 0, _block, _filled, length);
                _filled += length;
                line = _state.TakeLogLine();
            }
        }

        private void Append()
        {
            if (_path == null)
            {
                _path = FindPath();
            }

            IClipFile file = OpenCurrent();
            long length = file.Length;
            bool isTooLong = length > MaxBytes; // the other file could not be begun before
            try
            {
                if (!isTooLong)
                {
                    file.Append(_block, 0, _filled);
                }
            }
            finally
            {
                file.Close();
            }

            if (!isTooLong)
            {
                // These lines are on the card, whatever comes next.
                length += _filled;
                _filled = 0;
            }

            if (length > MaxBytes)
            {
                ChangeOver();
            }
        }

        private void ChangeOver()
        {
            string next = _path == FirstPath ? SecondPath : FirstPath;
            try
            {
                _card.Delete(next);
                _path = next;
            }
            catch (CardException e)
            {
                if (e.Error == CardError.NotPresent)
                {
                    throw;
                }

                // What has the name is not ours to remove. Without the older lines the log can go on.
                _card.Delete(_path);
            }
        }

        // After a start: the first file, unless it was full already.
        private string FindPath()
        {
            try
            {
                IClipFile first = _card.Open(FirstPath, false);
                long length = first.Length;
                first.Close();
                return length > MaxBytes ? SecondPath : FirstPath;
            }
            catch (CardException e)
            {
                if (e.Error != CardError.NotFound)
                {
                    throw;
                }

                return FirstPath;
            }
        }

        private IClipFile OpenCurrent()
        {
            try
            {
                return OpenOrCreate();
            }
            catch (CardException e)
            {
                if (_path == FirstPath || e.Error == CardError.NotPresent || e.Error == CardError.Full)
                {
                    throw;
                }

                // What has the second name is no file of ours: the first begins anew.
                _card.Delete(FirstPath);
                _path = FirstPath;
                return OpenOrCreate();
            }
        }

        private IClipFile OpenOrCreate()
        {
            try
            {
                return _card.Open(_path, true);
            }
            catch (CardException e)
            {
                if (e.Error != CardError.NotFound)
                {
                    throw;
                }

                _card.CreateFolder(Folder);
                return _card.Create(_path);
            }
        }
    }
}
