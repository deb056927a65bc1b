namespace System
{
    public class Object
    {
        public Object()
        {
        }

        public virtual string ToString() => throw null;
    }
}
