using FsCheck;
using FsCheck.Xunit;
using VideoRecorder.Simulation.Card;
using VideoRecorder.Tests.Support;
using VideoRecorder.VirtualBoard.Card;

namespace VideoRecorder.Tests.Simulation;

/// <summary>Without a fault the simulated card does what the folder of the virtual board does.</summary>
public sealed class CardModelTruthTests
{
    [Property(MaxTest = 150)]
    public void Any_calls_do_the_same_on_the_model_and_on_a_folder(CardCall[] calls, bool syncsLater)
    {
        using TempFolder folder = new();
        FolderCard truth = new(folder.Path, 1 << 20);
        truth.Mount();
        SimulatedCard board = new(1, card =>
        {
            card.CapacityBytes = 1 << 20;
            card.SyncsLater = syncsLater;
        });
        TwoCards cards = new(board.Card, truth);
        foreach (CardCall call in calls)
        {
            cards.Do(call);
        }

        cards.CloseAll();
        cards.CompareAll();
        Assert.Empty(board.World.Violations);
    }

    [Property(MaxTest = 100)]
    public void A_copy_of_the_medium_holds_the_same_and_is_its_own(CardCall[] before, CardCall[] after)
    {
        SimulatedCard board = Run(new SimulatedCard(), before);
        CardImage image = board.Card.Image();
        string[] held = Held(board);
        SimulatedCard copy = new();
        copy.Card.Restore(image);
        copy.Boot();
        Assert.Equal(image.Fingerprint, copy.Card.Image().Fingerprint);
        Run(copy, after);
        Run(board, after);
        Assert.Equal(board.Card.Image().Fingerprint, copy.Card.Image().Fingerprint);

        SimulatedCard again = new();
        again.Card.Restore(image);
        again.Boot();
        Assert.Equal(held, Held(again));
        Assert.Equal(image.Fingerprint, again.Card.Image().Fingerprint);

        static SimulatedCard Run(SimulatedCard board, CardCall[] calls)
        {
            TwoCards cards = new(board.Card, null);
            foreach (CardCall call in calls)
            {
                cards.Do(call);
            }

            cards.CloseAll();
            return board;
        }

        static string[] Held(SimulatedCard board) => [.. board.Names().Select(name => name + Convert.ToHexString(board.Read(name)))];
    }
}
