using VideoRecorder.Core.Avi;
using VideoRecorder.Core.Ports.Camera;
using VideoRecorder.Core.Ports.Card;
using VideoRecorder.Tests.Support;

namespace VideoRecorder.Tests.Avi;

/// <summary>Writes clips with the recorder's own writer.</summary>
internal static class ClipMaker
{
    public const int Width = 64;
    public const int Height = 48;

    /// <summary>Writes a clip of the given pictures; a null is an empty slot.</summary>
    /// <param name="elapsedMs">How long it took; null leaves it without an end, as a power cut does.</param>
    public static void Write(string path, byte[]?[] pictures, int framesPerSecond, long? elapsedMs)
    {
        using FileClip file = FileClip.Create(path);
        var writer = new AviWriter(pictures.Length + 1);
        writer.Begin(file, Width, Height, framesPerSecond);
        AddAll(writer, pictures);
        if (elapsedMs is long ms)
        {
            writer.Finish(ms);
        }
    }

    /// <summary>Writes a clip as <see cref="Write"/> does.</summary>
    /// <returns>Its bytes.</returns>
    public static byte[] Record(TempFolder folder, byte[]?[] pictures, long? elapsedMs)
    {
        string path = folder.File("recorded.avi");
        File.Delete(path);
        Write(path, pictures, framesPerSecond: 20, elapsedMs);
        return File.ReadAllBytes(path);
    }

    public static void AddAll(AviWriter writer, byte[]?[] pictures)
    {
        var camera = new JpegListCamera(Width, Height, pictures);
        var frame = new CameraFrame();
        foreach (byte[]? _ in pictures)
        {
            if (camera.TakeFrame(0, frame))
            {
                writer.AddFrame(camera, frame);
            }
            else
            {
                writer.AddEmptySlot();
            }
        }
    }

    /// <summary>Small pictures of odd and even length, with empty slots between them.</summary>
    public static byte[]?[] Mixed(int slots)
    {
        byte[][] pictures = Jpegs.Make(slots, Width, Height, quality: 30);
        return [.. pictures.Select((p, i) => i % 5 == 3 ? null : Jpegs.WithParity(p, odd: i % 2 == 0))];
    }

    /// <summary>Repairs a file to the end.</summary>
    public static AviRepair Repair(IFile file)
    {
        var repair = new AviRepair();
        repair.Begin(file);
        while (!repair.Step())
        {
        }

        return repair;
    }

    /// <summary>Repairs a file of the given bytes.</summary>
    /// <returns>The ended repair and the file's bytes after it.</returns>
    public static (AviRepair Repair, byte[] Bytes) Repair(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        AviRepair repair;
        using (FileClip file = FileClip.Open(path))
        {
            repair = Repair(file);
        }

        return (repair, File.ReadAllBytes(path));
    }

    public static AviFileState Inspect(string path)
    {
        using FileClip file = FileClip.Open(path);
        return new AviRepair().Inspect(file);
    }
}
