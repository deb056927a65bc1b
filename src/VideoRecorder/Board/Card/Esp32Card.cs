namespace VideoRecorder.Board.Card
{
    using System;
    using System.Threading;
    using nanoFramework.System.IO.FileSystem;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Esp32Cam;

    /// <summary>
    /// The SD card, in 1-bit mode. nanoFramework's driver mounts it; all else is done by the native card task. Nothing on the
    /// board tells that a card was taken out: it counts as gone when it fails, and is mounted again then.
    /// </summary>
    public sealed class Esp32Card : ICard
    {
        private const int BlockBytes = 4096;

        // The first try after power on fails with some cards. Each blocks all threads, so there are more only at the start.
        private const int FirstTries = 3;
        private const int PauseMs = 250;

        private readonly CardState _state = new CardState();
        private readonly byte[] _block = new byte[BlockBytes];
        private readonly long[] _space = new long[2];
        private SDCard _slot;
        private int _tries = FirstTries;

        /// <inheritdoc/>
        public void Mount()
        {
            if (!_state.IsMounted)
            {
                Unmount();
                MountSlot();
                _state.Check((int)CardVolume.Attach(Pins.CardDrive), "/");

                // nanoFramework's driver takes the letter of the drive for a folder of the card, which is to be made once.
                CreateFolder("/");
                _state.IsMounted = true;
            }
        }

        /// <inheritdoc/>
        public void GetSpace(CardSpace space)
        {
            CardStatus status = CardVolume.GetSpace(_space);
            if (status != CardStatus.Ok)
            {
                // A constant text is an object each time, and this is asked for each second of a recording.
                _state.Check((int)status, "/");
            }

            space.TotalBytes = _space[CardVolume.TotalBytesAt];
            space.FreeBytes = _space[CardVolume.FreeBytesAt];
        }

        /// <inheritdoc/>
        public CardEntry[] List(string folder)
        {
            FolderEntries entries = new FolderEntries();
            int handle = CardVolume.OpenFolder(Map(folder));
            if (handle == (int)CardStatus.NotFound)
            {
                return entries.ToArray();
            }

            _state.Check(handle, folder);
            try
            {
                int used = ReadBlock(handle, folder);
                while (used > 0)
                {
                    if (!entries.Add(_block, used))
                    {
                        throw CardFault.Translate(CardStatus.Failed, folder);
                    }

                    used = ReadBlock(handle, folder);
                }
            }
            finally
            {
                CardVolume.CloseFolder(handle);
            }

            return entries.ToArray();
        }

        /// <inheritdoc/>
        public void CreateFolder(string folder)
        {
            CardStatus status = CardVolume.CreateFolder(Map(folder));
            if (status != CardStatus.AlreadyExists)
            {
                _state.Check((int)status, folder);
            }
        }

        /// <inheritdoc/>
        public bool DeleteFolder(string folder)
        {
            return Delete(folder);
        }

        /// <inheritdoc/>
        public IFile Create(string path)
        {
            return OpenFile(path, CardFileMode.CreateNew);
        }

        /// <inheritdoc/>
        public IFile Open(string path, bool forWriting)
        {
            return OpenFile(path, forWriting ? CardFileMode.Write : CardFileMode.Read);
        }

        /// <inheritdoc/>
        public void SetDelivered(string path, bool isDelivered)
        {
            _state.Check((int)CardVolume.SetArchive(Map(path), !isDelivered), path);
        }

        /// <inheritdoc/>
        public bool Delete(string path)
        {
            CardStatus status = CardVolume.Delete(Map(path));
            if (status == CardStatus.NotFound || status == CardStatus.NotEmpty)
            {
                return false;
            }

            _state.Check((int)status, path);
            return true;
        }

        private static string Map(string path)
        {
            return CardPath.Map(Pins.CardDrive, path);
        }

        private int ReadBlock(int handle, string folder)
        {
            int used = CardVolume.ReadFolder(handle, _block);
            _state.Check(used, folder);
            return used;
        }

        private IFile OpenFile(string path, CardFileMode mode)
        {
            int handle = CardFile.Open(Map(path), mode);
            _state.Check(handle, path);
            Esp32File file = new Esp32File(_state, path, handle);
            if (mode != CardFileMode.CreateNew)
            {
                file.ReadLength();
            }

            return file;
        }

        private void Unmount()
        {
            CardVolume.Detach();
            try
            {
                if (_slot != null && _slot.IsMounted)
                {
                    _slot.Unmount();
                }
            }
            catch (Exception)
            {
                // A card that is gone cannot be unmounted in order; mounting tells how it is.
            }
        }

        private void MountSlot()
        {
            int tries = _tries;
            _tries = 1;
            for (int left = tries; left > 0; left--)
            {
                try
                {
                    if (_slot == null)
                    {
                        _slot = new SDCard(new SDCardMmcParameters { slotIndex = Pins.CardSlot, dataWidth = SDCard.SDDataWidth._1_bit });
                    }

                    _slot.Mount();
                    return;
                }
                catch (OutOfMemoryException)
                {
                    throw;
                }
                catch (Exception)
                {
                    // All that the driver tells is that it did not work.
                    Thread.Sleep(left > 1 ? PauseMs : 0);
                }
            }

            throw CardErrors.NotPresent("none is in, or it cannot be read; it must be FAT32, not exFAT");
        }
    }
}
