namespace VideoRecorder.Core.Storage
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Avi;
    using VideoRecorder.Core.Status;

    /// <summary>
    /// The log file on the card, for a camera on a wall whose serial port nobody watches. It is written in the pauses
    /// of recording; when it grows beyond its bound, it becomes <c>recorder.1.log</c> and a new one begins.
    /// </summary>
    public sealed class CardLogFile
    {
        private const string Folder = "/log";
        private const string Path = "/log/recorder.log";
        private const string OldPath = "/log/recorder.1.log";
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
            IClipFile file = OpenOrCreate();
            long length = file.Length;
            bool isTooLong = length > MaxBytes; // it could not be put away before
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
                PutAway();
            }
        }

        private void PutAway()
        {
            try
            {
                _card.Delete(OldPath);
                _card.Rename(Path, OldPath);
            }
            catch (CardException e)
            {
                if (e.Error == CardError.NotPresent)
                {
                    throw;
                }

                // What has the name is not ours to remove. Without the older lines the log can go on.
                _card.Delete(Path);
            }
        }

        private IClipFile OpenOrCreate()
        {
            try
            {
                return _card.Open(Path, true);
            }
            catch (CardException e)
            {
                if (e.Error != CardError.NotFound)
                {
                    throw;
                }

                _card.CreateFolder(Folder);
                return _card.Create(Path);
            }
        }
    }
}
