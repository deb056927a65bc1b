using System.Reflection;
using System.Reflection.Metadata;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The rooms of Core, and what each may know of the others.</summary>
internal sealed class Rooms(CompiledAssembly assembly)
{
    private const string Namespace = "VideoRecorder.Core.";

    /// <summary>Recording knows nothing of Network and Upload, nor they of it: they meet in the catalogue of Clips and the shared state of Status.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Avi"] = ["Recording", "Storage", "Time"],
        ["Clips"] = ["Avi", "Settings", "Status", "Storage", "Time"],
        ["Network"] = ["Clips", "Settings", "Status", "Time"],
        ["Recording"] = ["Avi", "Clips", "Settings", "Status", "Storage", "Time"],
        ["Settings"] = ["Network", "Status", "Time", "Upload"],
        ["Status"] = ["Settings", "Time", "Upload"],
        ["Storage"] = ["Avi", "Status"],
        ["Supervision"] = ["Settings", "Status", "Time"],
        ["Time"] = ["Settings", "Status"],
        ["Upload"] = ["Avi", "Clips", "Network", "Settings", "Status", "Storage", "Time"],
    };

    /// <summary>
    /// Where the way leads back, a room may know no more of another than this: ports and what they carry, or the check
    /// of a format.
    /// </summary>
    private static readonly Dictionary<(string Room, string Other), string[]> Only = new()
    {
        [("Avi", "Recording")] = ["CameraFrame", "FrameDefect", "ICamera"],
        [("Avi", "Storage")] = ["CardError", "CardException"],
        [("Avi", "Time")] = ["LocalStamp"],
        [("Settings", "Network")] = ["HostName"],
        [("Settings", "Status")] = ["TextLine"],
        [("Settings", "Time")] = ["TimeZoneRule"],
        [("Settings", "Upload")] = ["HttpUrl"],
        [("Status", "Upload")] = ["HttpUrl"],
    };

    private readonly TypeGraph _graph = new(assembly);

    private readonly Dictionary<string, TypeDefinition> _types = assembly.Types.ToDictionary(assembly.NameOf);

    public IEnumerable<string> Names => _types.Keys.Select(RoomOf).Where(room => room.Length > 0).Distinct().Order();

    public IEnumerable<string> Ports => _types.Where(type => type.Value.Attributes.HasFlag(TypeAttributes.Interface)).Select(type => type.Key);

    /// <summary>Lists what a room knows of the others and must not.</summary>
    public IEnumerable<string> Strangers(string room) =>
        from type in _types
        where RoomOf(type.Key) == room
        from known in _graph.Known(type.Value)
        where RoomOf(known) is { Length: > 0 } other && other != room && !IsAllowed(room, known)
        select $"{type.Key} knows {known}";

    /// <summary>Lists the types that one has to understand to use a port, and that do something.</summary>
    public IEnumerable<string> BehaviourBehind(string port)
    {
        var known = new HashSet<string>();
        AddAll(port, known);
        return known.Where(name => !IsPlain(_types[name]));
    }

    private static bool IsAllowed(string room, string known)
    {
        string other = RoomOf(known);
        return MayKnow.TryGetValue(room, out string[]? others) && others.Contains(other)
            && (!Only.TryGetValue((room, other), out string[]? names) || names.Contains(known[(known.LastIndexOf('.') + 1)..]));
    }

    /// <summary>Gets the room that a type belongs to; empty for what joins the rooms.</summary>
    private static string RoomOf(string type)
    {
        string[] parts = type.StartsWith(Namespace, StringComparison.Ordinal) ? type[Namespace.Length..].Split('.') : [];
        return parts.Length > 1 ? parts[0] : string.Empty;
    }

    /// <summary>An interface, an enum, or a class that only carries values.</summary>
    private bool IsPlain(TypeDefinition type) => type.Attributes.HasFlag(TypeAttributes.Interface)
        || type.GetMethods().Select(assembly.Reader.GetMethodDefinition).All(method => method.Attributes.HasFlag(MethodAttributes.SpecialName));

    private void AddAll(string type, HashSet<string> known)
    {
        foreach (string name in _graph.KnownByDeclaration(_types[type]).Where(known.Add))
        {
            AddAll(name, known);
        }
    }
}
