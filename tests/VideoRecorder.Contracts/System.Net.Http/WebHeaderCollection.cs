namespace System.Net
{
    public class WebHeaderCollection
    {
        public void Add(string name, string value) => throw null;
    }
}
