namespace nanoFramework.System.IO.FileSystem
{
    public class CardDetectParameters
    {
    }
}
