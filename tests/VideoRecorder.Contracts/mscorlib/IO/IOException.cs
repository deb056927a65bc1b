namespace System.IO
{
    public class IOException : Exception
    {
    }
}
