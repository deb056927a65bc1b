using System.Reflection;
using System.Reflection.Metadata;

namespace VideoRecorder.Tests.Architecture;

/// <summary>The rooms of Core, and what each may know of the others.</summary>
public class RoomTests
{
    private const string Namespace = "VideoRecorder.Core.";

    private static readonly CompiledAssembly Core = CompiledAssembly.Load("VideoRecorder.Core");

    private static readonly TypeGraph Graph = new(Core);

    /// <summary>Recording knows nothing of Network and Upload, nor they of it: they meet in the shared state of Status.</summary>
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Avi"] = ["Recording", "Storage"],
        ["Network"] = ["Settings", "Status", "Time"],
        ["Recording"] = ["Avi", "Settings", "Status", "Storage", "Time"],
        ["Settings"] = ["Network", "Status", "Time", "Upload"],
        ["Status"] = ["Settings", "Storage", "Time", "Upload"],
        ["Storage"] = ["Avi", "Settings", "Status", "Time"],
        ["Time"] = ["Settings", "Status"],
        ["Upload"] = ["Avi", "Network", "Settings", "Status", "Storage", "Time"],
    };

    /// <summary>
    /// Rooms that know each other are one room at heart, so some may know no more of another than this: its ports and
    /// what these carry, or a check of a format.
    /// </summary>
    private static readonly Dictionary<(string Room, string Other), string[]> Only = new()
    {
        [("Avi", "Recording")] = ["CameraFrame", "FrameDefect", "ICamera"],
        [("Avi", "Storage")] = ["CardError", "CardException"],
        [("Settings", "Network")] = ["HostName"],
        [("Settings", "Status")] = ["TextLine"],
        [("Settings", "Time")] = ["TimeZoneRule"],
        [("Settings", "Upload")] = ["HttpUrl"],
        [("Status", "Upload")] = ["HttpUrl"],
    };

    public static TheoryData<string> Rooms => [.. Core.Types.Select(Core.NameOf).Select(RoomOf).Where(room => room.Length > 0).Distinct().Order()];

    public static TheoryData<string> Ports => [.. Core.Types.Where(type => type.Attributes.HasFlag(TypeAttributes.Interface)).Select(Core.NameOf)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_of_the_others_what_it_needs_and_no_more(string room)
    {
        IEnumerable<string> strangers =
            from type in Core.Types
            where RoomOf(Core.NameOf(type)) == room
            from known in Graph.Known(type)
            where RoomOf(known) is { Length: > 0 } other && other != room && !IsAllowed(room, known)
            select $"{Core.NameOf(type)} knows {known}";
        Assert.Empty(strangers);
    }

    [Theory]
    [MemberData(nameof(Ports))]
    public void A_port_can_be_understood_without_the_code_behind_it(string port)
    {
        TypeDefinition type = Core.Types.Single(candidate => Core.NameOf(candidate) == port);
        var known = new HashSet<string>();
        AddAll(type, known);
        Assert.All(known, name => Assert.True(IsPlain(Core.Types.Single(candidate => Core.NameOf(candidate) == name)), $"{port} leads to {name}, which does something"));
    }

    private static bool IsAllowed(string room, string known)
    {
        string other = RoomOf(known);
        return MayKnow[room].Contains(other)
            && (!Only.TryGetValue((room, other), out string[]? names) || names.Contains(known[(known.LastIndexOf('.') + 1)..]));
    }

    /// <summary>An interface, an enum, or a class that only carries values.</summary>
    private static bool IsPlain(TypeDefinition type) => type.Attributes.HasFlag(TypeAttributes.Interface)
        || type.GetMethods().Select(Core.Reader.GetMethodDefinition).All(method => method.Attributes.HasFlag(MethodAttributes.SpecialName));

    private static void AddAll(TypeDefinition type, HashSet<string> known)
    {
        foreach (string name in Graph.KnownByDeclaration(type).Where(known.Add))
        {
            AddAll(Core.Types.Single(candidate => Core.NameOf(candidate) == name), known);
        }
    }

    /// <summary>Gets the room that a type belongs to; empty for what joins the rooms.</summary>
    private static string RoomOf(string type)
    {
        string[] parts = type.StartsWith(Namespace, StringComparison.Ordinal) ? type[Namespace.Length..].Split('.') : [];
        return parts.Length > 1 ? parts[0] : string.Empty;
    }
}
