namespace nanoFramework.System.IO.FileSystem
{
    public class SDCard
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
    }
}
