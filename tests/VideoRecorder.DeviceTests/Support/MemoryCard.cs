namespace VideoRecorder.DeviceTests.Support
{
    using System;
    using VideoRecorder.Core.Clips.Catalogue;
    using VideoRecorder.Core.Ports.Card;

    /// <summary>A card in memory.</summary>
    public sealed class MemoryCard : ICard
    {
        private MemoryFile[] _files = new MemoryFile[64];
        private string[] _folders = new string[16];
        private int _fileCount;
        private int _folderCount;

        /// <summary>Gets or sets its size in bytes.</summary>
        public long TotalBytes { get; set; } = 64 * 1048576L;

        /// <summary>Gets or sets the <see cref="MemoryFile.Limit"/> of new files.</summary>
        public int FileLimit { get; set; } = int.MaxValue;

        /// <summary>Gets or sets a value indicating whether it is gone.</summary>
        public bool IsGone { get; set; }

        /// <summary>Gets or sets a value indicating whether it refuses to delete files.</summary>
        public bool RefusesDeletion { get; set; }

        /// <summary>Gets or sets a value indicating whether it forgets at once which files were marked as delivered.</summary>
        public bool LosesMarks { get; set; }

        /// <summary>Gets how many files there are.</summary>
        public int FileCount
        {
            get { return _fileCount; }
        }

        /// <summary>Gets how many of them are open.</summary>
        public int OpenFiles
        {
            get
            {
                int open = 0;
                for (int i = 0; i < _fileCount; i++)
                {
                    open += _files[i].IsOpen ? 1 : 0;
                }

                return open;
            }
        }

        /// <summary>Gets the clips, in the order of their paths, as <c>000001/video000001-000.avi, ...</c></summary>
        public string Clips
        {
            get
            {
                string clips = string.Empty;
                string last = string.Empty;
                for (string path = Next(last); path != null; path = Next(last))
                {
                    clips += (clips.Length > 0 ? ", " : string.Empty) + path.Substring(ClipName.Root.Length + 1);
                    last = path;
                }

                return clips;
            }
        }

        /// <summary>Puts a file on the card.</summary>
        /// <param name="path">Its path.</param>
        /// <param name="length">Its bytes.</param>
        /// <returns>The file.</returns>
        public MemoryFile Put(string path, int length)
        {
            return Put(path, new byte[length]);
        }

        /// <summary>Puts a file on the card.</summary>
        /// <param name="path">Its path.</param>
        /// <param name="bytes">What is in it.</param>
        /// <returns>The file.</returns>
        public MemoryFile Put(string path, byte[] bytes)
        {
            AddFolder(path.Substring(0, path.LastIndexOf('/')));
            MemoryFile file = new MemoryFile();
            file.Path = path;
            file.Append(bytes, 0, bytes.Length);
            file.Close();
            if (_fileCount == _files.Length)
            {
                MemoryFile[] larger = new MemoryFile[_fileCount * 2];
                Array.Copy(_files, 0, larger, 0, _fileCount);
                _files = larger;
            }

            _files[_fileCount++] = file;
            return file;
        }

        /// <summary>Finds a file.</summary>
        /// <param name="path">Its path.</param>
        /// <returns>The file; <see langword="null"/> if there is none.</returns>
        public MemoryFile Find(string path)
        {
            int place = PlaceOf(path);
            return place < 0 ? null : _files[place];
        }

        /// <inheritdoc/>
        public void Mount()
        {
            RequireCard();
        }

        /// <inheritdoc/>
        public void GetSpace(CardSpace space)
        {
            RequireCard();
            space.TotalBytes = TotalBytes;
            space.FreeBytes = TotalBytes;
            for (int i = 0; i < _fileCount; i++)
            {
                space.FreeBytes -= _files[i].Length;
            }
        }

        /// <inheritdoc/>
        public CardEntry[] List(string folder)
        {
            RequireCard();
            CardEntry[] found = new CardEntry[_fileCount + _folderCount];
            int count = 0;
            for (int i = 0; i < _folderCount; i++)
            {
                if (IsIn(folder, _folders[i]))
                {
                    found[count++] = new CardEntry(_folders[i].Substring(folder.Length + 1), 0, true, false);
                }
            }

            for (int i = 0; i < _fileCount; i++)
            {
                if (IsIn(folder, _files[i].Path))
                {
                    found[count++] = new CardEntry(_files[i].Path.Substring(folder.Length + 1), _files[i].Length, false, _files[i].IsDelivered);
                }
            }

            CardEntry[] entries = new CardEntry[count];
            Array.Copy(found, 0, entries, 0, count);
            return entries;
        }

        /// <inheritdoc/>
        public void CreateFolder(string folder)
        {
            RequireCard();
            AddFolder(folder);
        }

        /// <inheritdoc/>
        public bool DeleteFolder(string folder)
        {
            RequireCard();
            for (int i = 0; i < _folderCount; i++)
            {
                if (_folders[i] == folder && List(folder).Length == 0)
                {
                    _folders[i] = _folders[--_folderCount];
                    return true;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public IFile Create(string path)
        {
            RequireCard();
            if (Find(path) != null)
            {
                throw new CardException(CardError.AlreadyExists, path + " is there already");
            }

            MemoryFile file = Put(path, 0);
            file.IsOpen = true;
            file.Limit = FileLimit;
            return file;
        }

        /// <inheritdoc/>
        public IFile Open(string path, bool forWriting)
        {
            MemoryFile file = Required(path);
            file.IsOpen = true;
            return file;
        }

        /// <inheritdoc/>
        public void SetDelivered(string path, bool isDelivered)
        {
            MemoryFile file = Required(path);
            RequireClosed(file);
            file.IsDelivered = isDelivered && !LosesMarks;
        }

        /// <inheritdoc/>
        public bool Delete(string path)
        {
            RequireCard();
            int place = PlaceOf(path);
            if (place >= 0 && RefusesDeletion)
            {
                throw new CardException(CardError.Failed, "the file cannot be deleted");
            }

            if (place >= 0)
            {
                RequireClosed(_files[place]);
                _files[place] = _files[--_fileCount];
            }

            return place >= 0;
        }

        /// <summary>Takes the card out, with the files that are open.</summary>
        public void TakeOut()
        {
            IsGone = true;
            for (int i = 0; i < _fileCount; i++)
            {
                _files[i].IsGone = true;
            }
        }

        private static bool IsIn(string folder, string path)
        {
            return path.Length > folder.Length + 1 && path.StartsWith(folder + "/") && path.LastIndexOf('/') == folder.Length;
        }

        // The clip that comes next in the order of the paths.
        private string Next(string last)
        {
            string next = null;
            for (int i = 0; i < _fileCount; i++)
            {
                string path = _files[i].Path;
                if (path.StartsWith(ClipName.Root) && Compare(path, last) > 0 && (next == null || Compare(path, next) < 0))
                {
                    next = path;
                }
            }

            return next;
        }

        // string.Compare means the current culture on one side and the bytes on the other.
        private static int Compare(string first, string second)
        {
            int shorter = first.Length < second.Length ? first.Length : second.Length;
            for (int i = 0; i < shorter; i++)
            {
                if (first[i] != second[i])
                {
                    return first[i] - second[i];
                }
            }

            return first.Length - second.Length;
        }

        private void AddFolder(string folder)
        {
            for (int i = 0; i < _folderCount; i++)
            {
                if (_folders[i] == folder)
                {
                    return;
                }
            }

            if (_folderCount == _folders.Length)
            {
                string[] larger = new string[_folderCount * 2];
                Array.Copy(_folders, 0, larger, 0, _folderCount);
                _folders = larger;
            }

            _folders[_folderCount++] = folder;
            int parent = folder.LastIndexOf('/');
            if (parent > 0)
            {
                AddFolder(folder.Substring(0, parent));
            }
        }

        private int PlaceOf(string path)
        {
            for (int i = 0; i < _fileCount; i++)
            {
                if (_files[i].Path == path)
                {
                    return i;
                }
            }

            return -1;
        }

        private MemoryFile Required(string path)
        {
            RequireCard();
            MemoryFile file = Find(path);
            if (file == null)
            {
                throw new CardException(CardError.NotFound, path + " is not there");
            }

            return file;
        }

        private static void RequireClosed(MemoryFile file)
        {
            if (file.IsOpen)
            {
                throw new InvalidOperationException(file.Path + " is open.");
            }
        }

        private void RequireCard()
        {
            if (IsGone)
            {
                throw new CardException(CardError.NotPresent, "no card is in");
            }
        }
    }
}
