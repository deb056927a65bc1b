namespace VideoRecorder.Core.Clips.Catalogue
{
    /// <summary>
    /// A clip that a part of the recorder has leased from the <see cref="ClipCatalogue"/>. Until the lease ends no other
    /// part deletes, changes or sends it. One instance is reused.
    /// </summary>
    public sealed class Clip
    {
        private readonly ClipName _name = new ClipName();

        /// <summary>Gets the place in recording order; no other clip has it until the card is scanned again.</summary>
        public int Order { get; internal set; }

        /// <summary>Gets or sets the size in bytes. The catalogue takes it over when the clip is returned.</summary>
        public long Size { get; set; }

        /// <summary>Gets the state at the beginning of the lease.</summary>
        public ClipState State { get; internal set; }

        /// <summary>Gets a value indicating whether the card has it marked as delivered.</summary>
        public bool IsDelivered { get; internal set; }

        /// <summary>Gets the time since start at which its recording began, in milliseconds, for <see cref="ClipUse.Date"/>.</summary>
        public long StartMs { get; internal set; }

        /// <summary>
        /// Gets or sets a value indicating whether it was recorded in this start and has no date yet. Who gives it one, or
        /// finds that it cannot have one, says so before the clip is returned.
        /// </summary>
        public bool IsUndated { get; set; }

        /// <summary>Gets the name and place.</summary>
        public ClipName Name => _name;

        /// <summary>Gets the path on the card.</summary>
        public string Path => _name.Path;

        /// <summary>Gets or sets the place in the catalogue's table; -1 when the catalogue does not know the clip.</summary>
        internal int Id { get; set; } = -1;

        /// <summary>Gets or sets the second since start before which it is not sent; 0 for none.</summary>
        internal int NotBefore { get; set; }

        /// <summary>Gets or sets the scan that <see cref="Id"/> belongs to.</summary>
        internal int Generation { get; set; }

        /// <summary>Writes down what is known of a clip.</summary>
        internal void Lease(ClipTable clips, int id, int generation)
        {
            Id = id;
            Generation = generation;
            Order = clips.Order[id];
            Size = clips.Size[id];
            State = (ClipState)clips.State[id];
            IsDelivered = clips.Is(id, ClipTable.Delivered);
            NotBefore = clips.NotBefore[id];
            IsUndated = clips.Started[id] > 0;
            StartMs = (clips.Started[id] - 1) * 1000L;
            _name.Folder = clips.Folder[id];
            _name.Index = clips.Index[id];
            _name.Stamp = clips.Stamp[id];
            _name.HasTail = clips.Is(id, ClipTable.Tail);
        }
    }
}
