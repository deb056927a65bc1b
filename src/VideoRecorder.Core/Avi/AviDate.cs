namespace VideoRecorder.Core.Avi
{
    using System;
    using System.Text;
    using VideoRecorder.Core.Ports.Card;
    using VideoRecorder.Core.Time;

    /// <summary>
    /// The date of a clip in its header: the local time at which its recording began, in the chunk IDIT, as cameras write
    /// it and players show it. A clip that was recorded before the clock was known has a blank one, which is filled in
    /// later: nothing else of a closed clip is ever changed.
    /// </summary>
    /// <remarks>Form: <c>Fri Dec 20 14:30:52 2024</c>, a line feed and a zero (AVI RIFF, chunk IDIT).</remarks>
    public static class AviDate
    {
        /// <summary>The bytes of the text.</summary>
        internal const int Bytes = 26;

        private const string Days = "SunMonTueWedThuFriSat";
        private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        private const string MonthStarts = "032503514624";

        /// <summary>Reads the date of a clip.</summary>
        /// <param name="file">The open clip.</param>
        /// <returns>The local time YYYYmmddHHmmss; 0 when the header has none, a garbled one, or is none of ours.</returns>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        public static long Read(IFile file)
        {
            byte[] block = new byte[AviFormat.HeaderBytes];
            AviHeader header = new AviHeader();
            return TryReadHeader(file, header, block) ? header.Date : 0;
        }

        /// <summary>Fills in the date of a clip that has none.</summary>
        /// <param name="file">The clip, open for writing. The caller closes it.</param>
        /// <param name="date">The local time YYYYmmddHHmmss.</param>
        /// <returns>
        /// <see langword="false"/> when the place is not blank, or the clip is none of ours; it is not changed then. A power cut in a
        /// date over another one could leave a third.
        /// </returns>
        /// <exception cref="CardException">The card is gone or failing.</exception>
        public static bool TryFillIn(IFile file, long date)
        {
            byte[] block = new byte[AviFormat.HeaderBytes];
            if (!TryReadHeader(file, new AviHeader(), block) || !IsBlank(block))
            {
                return false;
            }

            Write(block, AviHeader.DateAt, date);
            file.Overwrite(AviHeader.DateAt, block, AviHeader.DateAt, Bytes);
            return true;
        }

        /// <summary>Writes the text of a date; zeros for none.</summary>
        internal static void Write(byte[] block, int at, long date)
        {
            Array.Clear(block, at, Bytes);
            if (LocalStamp.IsValid(date))
            {
                byte[] text = Encoding.UTF8.GetBytes(Format(date));
                Array.Copy(text, 0, block, at, text.Length);
            }
        }

        /// <summary>Reads the text of a date; 0 unless it is just what <see cref="Write"/> makes.</summary>
        internal static long Parse(byte[] block, int at)
        {
            int month = MonthOf(block, at + 4);
            long date = (Number(block, at + 20, 4) * 10000L) + (month * 100) + Number(block, at + 8, 2);
            long time = (Number(block, at + 11, 2) * 10000) + (Number(block, at + 14, 2) * 100) + Number(block, at + 17, 2);
            long stamp = (date * 1000000L) + time;
            byte[] text = new byte[Bytes];
            Write(text, 0, stamp);
            for (int i = 0; i < Bytes; i++)
            {
                if (text[i] != block[at + i])
                {
                    return 0;
                }
            }

            return LocalStamp.IsValid(stamp) ? stamp : 0;
        }

        private static bool TryReadHeader(IFile file, AviHeader header, byte[] block) =>
            file.Read(0, block, 0, block.Length) == block.Length && header.TryRead(block);

        private static bool IsBlank(byte[] block)
        {
            for (int i = AviHeader.DateAt; i < AviHeader.DateAt + Bytes; i++)
            {
                if (block[i] != 0)
                {
                    return false;
                }
            }

            return true;
        }

        private static string Format(long stamp)
        {
            int date = (int)(stamp / 1000000);
            int time = (int)(stamp % 1000000);
            int year = date / 10000;
            int month = (date / 100) % 100;
            int day = date % 100;
            return Days.Substring(3 * DayOfWeek(year, month, day), 3) + " " + Months.Substring(3 * (month - 1), 3) + " " + day.ToString("D2") + " "
                + (time / 10000).ToString("D2") + ":" + ((time / 100) % 100).ToString("D2") + ":" + (time % 100).ToString("D2") + " "
                + year.ToString("D4") + "\n";
        }

        // Sakamoto's method: a year begins in March, so that the day that February may have more comes last.
        private static int DayOfWeek(int year, int month, int day)
        {
            int y = month < 3 ? year - 1 : year;
            return (y + (y / 4) - (y / 100) + (y / 400) + (MonthStarts[month - 1] - '0') + day) % 7;
        }

        private static int MonthOf(byte[] block, int at)
        {
            for (int i = 0; i < Months.Length; i += 3)
            {
                if (block[at] == Months[i] && block[at + 1] == Months[i + 1] && block[at + 2] == Months[i + 2])
                {
                    return (i / 3) + 1;
                }
            }

            return 0;
        }

        private static int Number(byte[] block, int at, int digits)
        {
            int value = 0;
            for (int i = at; i < at + digits; i++)
            {
                value = (value * 10) + (block[i] - '0');
            }

            return value;
        }
    }
}
