namespace nanoFramework.System.IO.FileSystem
{
    public class SDCard : global::System.IDisposable
    {
        public SDCard(SDCardMmcParameters mmcParameters, CardDetectParameters cdParameters = null)
        {
        }

        public enum SDDataWidth
        {
            _1_bit = 1,
        }

        public bool IsMounted => throw null;

        public void Mount() => throw null;

        public void Unmount() => throw null;

        public void Dispose() => throw null;
    }
}
