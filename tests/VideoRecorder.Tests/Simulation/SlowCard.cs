using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Recording;
using VideoRecorder.Core.Storage;
using VideoRecorder.Simulation.Engine;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Simulation;

/// <summary>A card in memory whose reads take time, as the simulated one's do.</summary>
internal sealed class SlowCard(World world, MemoryCard card, Action<string> deletes) : ICard
{
    /// <summary>How long a read takes at most, in milliseconds.</summary>
    public int ReadMs { get; set; } = 20;

    public void Mount() => card.Mount();

    public void GetSpace(CardSpace space) => card.GetSpace(space);

    public CardEntry[] List(string folder) => card.List(folder);

    public void CreateFolder(string folder) => card.CreateFolder(folder);

    public bool DeleteFolder(string folder) => card.DeleteFolder(folder);

    public IClipFile Create(string path) => card.Create(path);

    public IClipFile Open(string path, bool forWriting) => new SlowFile(this, card.Open(path, forWriting));

    public void SetDelivered(string path, bool isDelivered) => card.SetDelivered(path, isDelivered);

    public bool Delete(string path)
    {
        deletes(path);
        return card.Delete(path);
    }

    private sealed class SlowFile(SlowCard card, IClipFile file) : IClipFile
    {
        public long Length => file.Length;

        public int Read(long position, byte[] buffer, int offset, int count)
        {
            card.Pass();
            return file.Read(position, buffer, offset, count);
        }

        public void Close() => file.Close();

        public void Append(byte[] buffer, int offset, int count) => file.Append(buffer, offset, count);

        public void AppendFrame(ICamera camera) => file.AppendFrame(camera);

        public void Overwrite(long position, byte[] buffer, int offset, int count) => file.Overwrite(position, buffer, offset, count);

        public void Truncate(long length) => file.Truncate(length);

        public void Sync() => file.Sync();
    }

    private void Pass() => world.Pass(world.Chance.Between(0, ReadMs));
}
