namespace VideoRecorder.Core.Clips.Catalogue
{
    using System;

    /// <summary>
    /// The clips in recording order, 40 bytes each: a column of numbers for each thing that is known of a clip, because objects
    /// cost ten times that on nanoFramework, and links between the places. All but growing costs the same whatever the number of clips.
    /// </summary>
    internal sealed class ClipTable
    {
        /// <summary>No clip.</summary>
        internal const int None = -1;

        /// <summary>A flag: folder and number follow the time in its name.</summary>
        internal const byte Tail = 1;

        /// <summary>A flag: the card has it marked as delivered.</summary>
        internal const byte Delivered = 2;

        /// <summary>A flag: somebody works on it.</summary>
        internal const byte Leased = 4;

        // With the index of a clip, and what is copied while it grows, they fit into a heap of 2.4 MB.
        private const int MaxClips = 32768;

        // It doubles up to this many places and then grows by as many.
        private const int GrowthStep = 4096;
        private const int FirstPlaces = 64;

        private int _free = None;
        private int _used;

        internal int First { get; private set; } = None;

        internal int Last { get; private set; } = None;

        /// <summary>Gets how many clips fit: fewer after the memory was used up.</summary>
        internal int Capacity { get; private set; } = MaxClips;

        internal int[] Folder { get; private set; } = new int[0];

        internal short[] Index { get; private set; } = new short[0];

        internal long[] Stamp { get; private set; } = new long[0];

        internal int[] Size { get; private set; } = new int[0];

        /// <summary>Gets the states, as <see cref="ClipState"/>.</summary>
        internal byte[] State { get; private set; } = new byte[0];

        internal byte[] Flags { get; private set; } = new byte[0];

        /// <summary>Gets the places in recording order; <see cref="None"/> for a place without a clip.</summary>
        internal int[] Order { get; private set; } = new int[0];

        /// <summary>Gets the seconds since start before which clips have to wait; 0 for none.</summary>
        internal int[] NotBefore { get; private set; } = new int[0];

        /// <summary>Gets the seconds of this start, and one more, in which clips without a date began; 0 for any other.</summary>
        internal int[] Started { get; private set; } = new int[0];

        /// <summary>Gets the next clips in recording order, or the next free places.</summary>
        internal int[] Next { get; private set; } = new int[0];

        internal int[] Previous { get; private set; } = new int[0];

        internal void Clear()
        {
            First = None;
            Last = None;
            Capacity = MaxClips;
            _free = None;
            _used = 0;
        }

        /// <summary>Adds a clip behind another one.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="order">Its place in recording order.</param>
        /// <param name="previous">The clip before it; <see cref="None"/> for the first place.</param>
        /// <returns>Its place, or <see cref="None"/> when there is no more.</returns>
        internal int Insert(ClipName name, int order, int previous)
        {
            int id = TakePlace();
            if (id == None)
            {
                return id;
            }

            Folder[id] = name.Folder;
            Index[id] = (short)name.Index;
            Stamp[id] = name.Stamp;
            Size[id] = 0;
            State[id] = 0;
            Flags[id] = name.HasTail ? Tail : (byte)0;
            Order[id] = order;
            NotBefore[id] = 0;
            Started[id] = 0;
            int next = previous == None ? First : Next[previous];
            Join(previous, id);
            Join(id, next);
            return id;
        }

        internal void Remove(int id)
        {
            Join(Previous[id], Next[id]);
            Order[id] = None;
            Next[id] = _free;
            _free = id;
        }

        internal bool Is(int id, byte flag) => (Flags[id] & flag) != 0;

        internal void Set(int id, byte flag, bool isSet) => Flags[id] = (byte)(isSet ? Flags[id] | flag : Flags[id] & ~flag);

        // One of the two may be none: the other one is the first or the last then.
        private void Join(int previous, int next)
        {
            if (previous == None)
            {
                First = next;
            }
            else
            {
                Next[previous] = next;
            }

            if (next == None)
            {
                Last = previous;
            }
            else
            {
                Previous[next] = previous;
            }
        }

        private int TakePlace()
        {
            if (_free != None)
            {
                int id = _free;
                _free = Next[id];
                return id;
            }

            return _used < Capacity && (_used < Folder.Length || TryGrow()) ? _used++ : None;
        }

        // Where the memory is used up, the places that there are must do until the card is scanned again.
        private bool TryGrow()
        {
            try
            {
                Grow(_used == 0 ? FirstPlaces : _used + (_used < GrowthStep ? _used : GrowthStep));
                return true;
            }
            catch (OutOfMemoryException)
            {
                Capacity = _used;
                return false;
            }
        }

        // The column that TakePlace asks for its length comes last: where the memory ends half-way, the next call starts over.
        private void Grow(int places)
        {
            Index = (short[])Copy(Index, new short[places]);
            Stamp = (long[])Copy(Stamp, new long[places]);
            Size = (int[])Copy(Size, new int[places]);
            State = (byte[])Copy(State, new byte[places]);
            Flags = (byte[])Copy(Flags, new byte[places]);
            Order = (int[])Copy(Order, new int[places]);
            NotBefore = (int[])Copy(NotBefore, new int[places]);
            Started = (int[])Copy(Started, new int[places]);
            Next = (int[])Copy(Next, new int[places]);
            Previous = (int[])Copy(Previous, new int[places]);
            Folder = (int[])Copy(Folder, new int[places]);
        }

        private static Array Copy(Array source, Array target)
        {
            Array.Copy(source, target, source.Length);
            return target;
        }
    }
}
