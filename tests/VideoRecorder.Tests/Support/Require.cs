using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace VideoRecorder.Tests.Support;

/// <summary>
/// Tools that some tests need. Where one is missing the test is skipped and says why;
/// with VIDEORECORDER_NO_SKIP=1 it fails instead.
/// </summary>
internal static class Require
{
    private static readonly ConcurrentDictionary<string, bool> _answers = new();

    /// <summary>Needs Node.js.</summary>
    /// <returns>The command that starts it.</returns>
    public static string Node() => Tool("Node.js", "node", "--version");

    /// <summary>Needs a Python 3 that can import <paramref name="modules"/>.</summary>
    /// <returns>The command that starts it.</returns>
    public static string Python(params string[] modules)
    {
        string import = modules.Length == 0 ? "pass" : "import " + string.Join(", ", modules);
        // The distribution's own comes first: another one on the path may hide it, with other versions or without the modules.
        string[] pythons = ["/usr/bin/python3", "python3", "python"];
        string? python = Array.Find(pythons, candidate => Runs(candidate, "-c", import));
        Unless(python is not null, $"Python 3 with {string.Join(", ", modules)} is not installed");
        return python;
    }

    /// <summary>Needs ffprobe and ffmpeg.</summary>
    public static void Ffprobe()
    {
        Tool("ffprobe", "ffprobe", "-version");
        Tool("ffmpeg", "ffmpeg", "-version");
    }

    /// <summary>Needs an environment variable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="what">What it holds.</param>
    /// <returns>Its value.</returns>
    public static string Variable(string name, string what)
    {
        string? value = Environment.GetEnvironmentVariable(name);
        Unless(value is { Length: > 0 }, $"the environment variable {name} is not set: {what}");
        return value;
    }

    /// <summary>Needs a tool that answers a harmless call with exit code 0.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="command">The command that starts it.</param>
    /// <param name="arguments">The harmless call.</param>
    /// <returns><paramref name="command"/>.</returns>
    public static string Tool(string name, string command, params string[] arguments)
    {
        Unless(Runs(command, arguments), $"{name} is not installed");
        return command;
    }

    /// <summary>Skips the running test, or fails it with VIDEORECORDER_NO_SKIP=1, unless it has what it needs.</summary>
    /// <param name="there">Whether it is there.</param>
    /// <param name="reason">What is missing, and what to do.</param>
    public static void Unless([DoesNotReturnIf(false)] bool there, string reason)
    {
        if (!there && Environment.GetEnvironmentVariable("VIDEORECORDER_NO_SKIP") == "1")
        {
            Assert.Fail(reason);
        }

        Assert.SkipUnless(there, reason);
    }

    private static bool Runs(string command, params string[] arguments)
        => _answers.GetOrAdd(command + " " + string.Join(" ", arguments), _ => Run(command, arguments));

    private static bool Run(string command, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
