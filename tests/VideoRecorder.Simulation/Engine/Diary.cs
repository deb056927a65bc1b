using System.Runtime.InteropServices;
using System.Text;

namespace VideoRecorder.Simulation.Engine;

/// <summary>
/// What happened, in order: as a fingerprint always, so that two runs can be compared, and as text where someone reads it.
/// </summary>
internal sealed class Diary(World world)
{
    private ulong _print = 14695981039346656037;

    /// <summary>Gets or sets where the text goes; null for nowhere.</summary>
    public TextWriter? Output { get; set; }

    /// <summary>Gets a fingerprint of all that happened (FNV-1a).</summary>
    public ulong Fingerprint => _print;

    /// <summary>A call of a port.</summary>
    public void Call(PortKind port, string operation, string subject)
    {
        Mix((ulong)world.Now);
        Mix(((ulong)port << 32) | (uint)operation.Length);
        Mix(operation);
        Mix(subject);
        Output?.WriteLine(Line().Append("      ").Append(world.Calls).Append(' ').Append(port).Append(' ').Append(operation).Append(' ').Append(subject));
    }

    /// <summary>A line of the recorder's log.</summary>
    public void Log(string line)
    {
        Mix(line);
        Output?.WriteLine(Line().Append("LOG   ").Append(line));
    }

    /// <summary>Something that a model did or saw.</summary>
    public void Note(string text)
    {
        Mix(text);
        Output?.WriteLine(Line().Append("----- ").Append(text));
    }

    /// <summary>Adds a number to the fingerprint, without a line of text.</summary>
    public void Mix(ulong number) => _print = (_print ^ number) * 1099511628211;

    private void Mix(string text)
    {
        ReadOnlySpan<char> left = text;
        foreach (ulong four in MemoryMarshal.Cast<char, ulong>(left))
        {
            Mix(four);
        }

        foreach (char character in left[(left.Length / 4 * 4)..])
        {
            Mix(character);
        }
    }

    private StringBuilder Line()
    {
        TimeSpan time = TimeSpan.FromMilliseconds(world.Now);
        return new StringBuilder().Append(time.ToString(@"d\.hh\:mm\:ss\.fff")).Append(' ')
            .Append(world.Running switch { 0 => "rec ", 1 => "net ", 2 => "led ", _ => "    " });
    }
}
