namespace VideoRecorder.Tests.Architecture;

/// <summary>Each room of Core can be read for itself.</summary>
public class RoomTests
{
    private static readonly Rooms Core = new(CompiledAssembly.Load("VideoRecorder.Core"));

    public static TheoryData<string> Names => [.. Core.Names];

    public static TheoryData<string> Ports => [.. Core.Ports];

    public static TheoryData<string, string> Strangers => new()
    {
        { "Recording", "namespace VideoRecorder.Core.Recording { class A { Upload.B F; } }" },
        { "Recording", "namespace VideoRecorder.Core.Recording { class A { void M() { new Upload.B(); } } }" },
        { "Recording", "namespace VideoRecorder.Core.Recording { class A { void M() { Upload.B.F = null; } } }" },
        { "Recording", "namespace VideoRecorder.Core.Recording { class A : Upload.B { } }" },
        { "Recording", "namespace VideoRecorder.Core.Recording { class A { Upload.B[] M(ref Upload.B b) { return null; } } }" },
        { "Avi", "namespace VideoRecorder.Core.Avi { class A { Recording.Recorder F; } } namespace VideoRecorder.Core.Recording { class Recorder { } }" },
        { "Cellar", "namespace VideoRecorder.Core.Cellar { class A { Upload.B F; } }" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_room_knows_of_the_others_what_it_needs_and_no_more(string room) => Assert.Empty(Core.Strangers(room));

    [Theory]
    [MemberData(nameof(Ports))]
    public void A_port_can_be_understood_without_the_code_behind_it(string port) => Assert.Empty(Core.BehaviourBehind(port));

    [Theory]
    [MemberData(nameof(Strangers))]
    public void A_room_that_knows_too_much_is_found(string room, string source) =>
        Assert.NotEmpty(new Rooms(Violations.Compile(source + " namespace VideoRecorder.Core.Upload { class B { public static object F; } }")).Strangers(room));

    [Fact]
    public void A_port_with_code_behind_it_is_found()
    {
        var rooms = new Rooms(Violations.Compile("interface I { D F(); } class D { public B P { get; set; } } class B { public void Do() { } }"));
        Assert.Equal(["B"], rooms.BehaviourBehind("I"));
    }
}
