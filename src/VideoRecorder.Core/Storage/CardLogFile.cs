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

        private readonly ICard _card;
        private readonly SharedState _state;
        private readonly byte[] _block = new byte[BlockBytes];
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
            int count = FillBlock();
            if (count == 0)
            {
                return false;
            }

            _notBefore = nowMs + PauseMs;
            try
            {
                Append(count);
            }
            catch (CardException e)
            {
                // A full card keeps no log, but is no reason to stop anything else.
                if (e.Error != CardError.Full)
                {
                    throw;
                }
            }

            return true;
        }

        private int FillBlock()
        {
            int count = 0;
            string line = _held ?? _state.TakeLogLine();
            _held = null;
            while (line != null)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(line + "\r\n");
                int length = bytes.Length < BlockBytes ? bytes.Length : BlockBytes;
                if (count + length > BlockBytes)
                {
                    _held = line;
                    break;
                }

                Array.Copy(bytes, 0, _block, count, length);
                count += length;
                line = _state.TakeLogLine();
            }

            return count;
        }

        private void Append(int count)
        {
            IClipFile file = OpenOrCreate();
            long length = file.Length;
            try
            {
                file.Append(_block, 0, count);
            }
            finally
            {
                file.Close();
            }

            if (length + count > MaxBytes)
            {
                _card.Delete(OldPath);
                _card.Rename(Path, OldPath);
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
