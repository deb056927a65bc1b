namespace VideoRecorder.Board.Card
{
    using VideoRecorder.Core.Ports.Card;

    /// <summary>Maps the recorder's paths, which start at the card's root with a slash, to those of nanoFramework.</summary>
    public static class CardPath
    {
        /// <summary>Maps a path.</summary>
        /// <param name="drive">The card's drive, as <c>D:</c>.</param>
        /// <param name="path">The path, as <c>/clips/000001/a.avi</c>.</param>
        /// <returns>The path, as <c>D:\clips\000001\a.avi</c>.</returns>
        /// <exception cref="CardException">It does not start at the root.</exception>
        public static string Map(string drive, string path)
        {
            char[] characters = path.ToCharArray();
            if (characters.Length == 0 || characters[0] != '/')
            {
                throw CardErrors.NoPath(path);
            }

            for (int i = 0; i < characters.Length; i++)
            {
                if (characters[i] == '/')
                {
                    characters[i] = '\\';
                }
            }

            return drive + new string(characters);
        }
    }
}
