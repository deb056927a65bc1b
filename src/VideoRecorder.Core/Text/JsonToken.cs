namespace VideoRecorder.Core.Text
{
    /// <summary>What <see cref="JsonReader"/> found.</summary>
    public enum JsonToken
    {
        /// <summary>The end of a text that is one JSON value.</summary>
        End = 0,

        /// <summary>Something that JSON does not allow, or a text that ends in the middle.</summary>
        Bad = 1,

        /// <summary>The name of a member; its value comes next.</summary>
        Name = 2,

        /// <summary>A string.</summary>
        Text = 3,

        /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
        Word = 4,

        /// <summary>The beginning of an object or an array.</summary>
        Open = 5,

        /// <summary>The end of an object or an array.</summary>
        Close = 6,
    }
}
