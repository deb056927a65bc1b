namespace nanoFramework.Networking
{
    public class Sntp
    {
        public static string Server1
        {
            set => throw null;
        }

        public static string Server2
        {
            set => throw null;
        }

        public static void Start() => throw null;

        public static void Stop() => throw null;

        public static void UpdateNow() => throw null;
    }
}
