namespace VideoRecorder.Tests.RealFaults;

/// <summary>Draws the faults of the connections of one board, up to a number of them.</summary>
/// <param name="chance">What they are drawn from.</param>
/// <param name="faults">How many are to strike.</param>
/// <param name="isTls">Whether the bytes are encrypted: then a handshake comes first.</param>
/// <param name="bodyBytes">How long a body is, about.</param>
internal sealed class ProxyPlan(Random chance, int faults, bool isTls, int bodyBytes)
{
    private const int MostInARow = 2;
    private const int AnswerBytes = 195;
    private const int SecureAnswerBytes = 2600;

    private static readonly ProxyFaultKind[] _kinds =
        [ProxyFaultKind.Reset, ProxyFaultKind.Close, ProxyFaultKind.HalfClose, ProxyFaultKind.Stall, ProxyFaultKind.Throttle];

    private int _inARow;

    /// <summary>Gets or sets how many have struck.</summary>
    public Func<int> Struck { get; set; } = () => 0;

    /// <summary>Gets a value indicating whether all have struck.</summary>
    public bool IsOver => Struck() >= faults;

    /// <summary>Says what happens to the next connection.</summary>
    public ProxyFault Next()
    {
        if (IsOver || _inARow >= MostInARow || chance.Next(8) == 0)
        {
            _inARow = 0;
            return ProxyFault.None;
        }

        _inARow++;
        ProxyFaultKind kind = _kinds[chance.Next(_kinds.Length)];
        return chance.Next(5) < 3
            ? new ProxyFault(kind, IsToBoard: false, ToServer())
            : new ProxyFault(kind, IsToBoard: true, ToBoard());
    }

    /// <summary>A byte of the head, or of the handshake, or of the body.</summary>
    private int ToServer() => (chance.Next(4) == 0 ? chance.Next(isTls ? 1000 : 250) : chance.Next(bodyBytes)) + Later(bodyBytes);

    /// <summary>The byte before the answer, or one in it.</summary>
    private int ToBoard() => (chance.Next(3) == 0 ? 0 : chance.Next(isTls ? SecureAnswerBytes : AnswerBytes)) + Later(AnswerBytes);

    /// <summary>About the bytes of the requests before the one that is struck: a connection serves several.</summary>
    private int Later(int bytes) => chance.Next(2) == 0 ? 0 : chance.Next(3) * bytes;
}
