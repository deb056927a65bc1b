using VideoRecorder.Core.Ports;

namespace VideoRecorder.Tests.Support;

/// <summary>A LED that no one watches.</summary>
internal sealed class DarkLed : ILed
{
    public void Set(bool on)
    {
    }
}
