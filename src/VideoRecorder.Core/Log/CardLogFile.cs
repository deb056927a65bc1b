namespace VideoRecorder.Core.Log
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>
    /// The log file on the card, for a camera on a wall whose serial port no one watches. It is written in the pauses
    /// of recording. Two files take turns: when one has grown beyond its bound, the other starts over. Neither is ever
    /// renamed, as FAT cannot do that in one write.
    /// </summary>
    public sealed class CardLogFile
    {
        private const string Folder = "/log";
        private const string FirstName = "recorder.log";
        private const string SecondName = "recorder.1.log";
        private const string FirstPath = Folder + "/" + FirstName;
        private const string SecondPath = Folder + "/" + SecondName;
        private const long MaxBytes = 262144;
        private const int BlockBytes = 4096;
        private const int PauseMs = 2000;
        private const int RetryMs = 60000;

        private readonly ICard _card;
        private readonly LogQueue _lines;
        private readonly byte[] _block = new byte[BlockBytes];
        private int _filled;
        private string _held;
        private long _notBefore;
        private string _path;
        private bool _exists;

        internal CardLogFile(ICard card, LogQueue lines)
        {
            _card = card;
            _lines = lines;
        }

        /// <summary>Gets what keeps the lines from the card and does not pass by itself; <see langword="null"/> when nothing does.</summary>
        public string Obstacle { get; private set; }

        /// <summary>Writes the lines that wait, at most a block of them, and not more often than every two seconds.</summary>
        /// <param name="nowMs">The time.</param>
        /// <returns><see langword="false"/> when there was nothing to write yet.</returns>
        /// <exception cref="CardException">The card fails.</exception>
        public bool Step(long nowMs) => nowMs >= _notBefore && Write(nowMs);

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
                Obstacle = null;
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

                bool isInTheWay = e.Error == CardError.AlreadyExists || e.Error == CardError.Denied;
                Obstacle = isInTheWay ? e.Message : null;
                _notBefore = nowMs + RetryMs;
                return false;
            }
        }

        private void FillBlock()
        {
            string line = _held ?? _lines.Take();
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
                line = _lines.Take();
            }
        }

        private void Append()
        {
            IFile file = OpenCurrent();
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
            try
            {
                _card.Delete(_path == FirstPath ? SecondPath : FirstPath);
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

            _path = null;
        }

        // The first file, unless it is full already.
        private void FindPath()
        {
            CardEntry first = null;
            CardEntry second = null;
            CardEntry[] entries = _card.List(Folder);
            for (int i = 0; i < entries.Length; i++)
            {
                first = entries[i].Name == FirstName ? entries[i] : first;
                second = entries[i].Name == SecondName ? entries[i] : second;
            }

            bool isFirst = first == null || first.IsFolder || first.Size <= MaxBytes;
            _path = isFirst ? FirstPath : SecondPath;
            _exists = (isFirst ? first : second) != null;
            if (isFirst && _exists && first.IsFolder)
            {
                throw CardErrors.NoFile(FirstPath, "a folder");
            }
        }

        private IFile OpenCurrent()
        {
            if (_path == null)
            {
                FindPath();
            }

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

                // What has the second name is no file of ours: the first starts over.
                _card.Delete(FirstPath);
                _path = FirstPath;
                _exists = false;
                return OpenOrCreate();
            }
        }

        private IFile OpenOrCreate()
        {
            if (_exists)
            {
                return _card.Open(_path, true);
            }

            _card.CreateFolder(Folder);
            IFile file = _card.Create(_path);
            _exists = true;
            return file;
        }
    }
}
