namespace Microsoft.Extensions.Logging
{
    public struct EventId
    {
    }
}
