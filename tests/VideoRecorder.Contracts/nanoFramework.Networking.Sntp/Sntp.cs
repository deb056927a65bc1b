namespace nanoFramework.Networking
{
    public class Sntp
    {
        private Sntp()
        {
        }

        public static string Server1
        {
            set => throw null;
        }

        public static void UpdateNow() => throw null;
    }
}
