namespace VideoRecorder.Core.Storage
{
    /// <summary>
    /// A clip that a part of the recorder works on. While it is out, no other part deletes, renames or sends that
    /// clip. One instance is reused.
    /// </summary>
    public sealed class ClipTicket
    {
        private readonly ClipName _name = new ClipName();

        /// <summary>Gets the place in the catalogue; -1 when no clip is out.</summary>
        public int Id { get; internal set; } = -1;

        /// <summary>Gets the place in recording order, which no other clip ever has.</summary>
        public long Ordinal { get; internal set; }

        /// <summary>Gets the size in bytes.</summary>
        public long Size { get; internal set; }

        /// <summary>Gets the name and place.</summary>
        public ClipName Name
        {
            get { return _name; }
        }

        /// <summary>Lets go of the clip without a word to the catalogue; its name can still be read.</summary>
        public void Clear()
        {
            Id = -1;
            Size = 0;
        }

        /// <summary>Fills the ticket with a clip that is not in the catalogue.</summary>
        /// <param name="name">Its name.</param>
        internal void FillUnknown(ClipName name)
        {
            Clear();
            _name.Folder = name.Folder;
            _name.Index = name.Index;
            _name.Stamp = name.Stamp;
            _name.HasTail = name.HasTail;
            _name.IsUploaded = name.IsUploaded;
            _name.HasTwin = name.HasTwin;
        }

        /// <summary>Gets the path on the card.</summary>
        public string Path
        {
            get { return _name.Path; }
        }

        /// <summary>Gets the name that the server sees.</summary>
        public string FileName
        {
            get { return _name.FileName; }
        }

        /// <summary>Gets the path that the clip has once it is delivered and kept.</summary>
        public string UploadedPath
        {
            get
            {
                bool before = _name.IsUploaded;
                _name.IsUploaded = true;
                string path = _name.Path;
                _name.IsUploaded = before;
                return path;
            }
        }
    }
}
