namespace System
{
    public enum DayOfWeek
    {
        Sunday = 0,
    }
}
