using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace VideoRecorder.Tests.Architecture;

/// <summary>
/// The inputs to the firmware image hold together: what the build is told in firmware/, what the C++ and the projects say,
/// and what the document tells to type.
/// </summary>
public partial class FirmwareTests
{
    private const string Native = "src/VideoRecorder.Esp32Cam/native";

    private static readonly string Module = Read("firmware/FindINTEROP-VideoRecorder.Esp32Cam.cmake");

    private static readonly string Versions = Read("firmware/versions.txt");

    private static readonly string Document = Read("docs/firmware-image.md");

    private static readonly string Camera = Read("src/VideoRecorder.Esp32Cam/native/esp32/Pins.h");

    [Fact]
    public void The_module_compiles_each_source_of_the_board()
    {
        string[] globs = [.. Glob().Matches(Module).Select(match => match.Groups[1].Value)];
        Assert.Equal(["esp32", "glue", "portable"], globs.Order(StringComparer.Ordinal));

        // With all that lies in their sub-folders.
        Assert.Contains("file(GLOB_RECURSE VideoRecorder.Esp32Cam_SOURCES ", Module, StringComparison.Ordinal);
        Assert.All(globs, folder => Assert.Contains(folder, Row("native/portable")));
    }

    [Fact]
    public void The_platform_of_the_board_has_the_names_of_the_os()
    {
        string[] declared = [.. Declaration().Matches(Read($"{Native}/tests/os/os.h")).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(declared);
        Assert.Equal(declared, Declaration().Matches(Read($"{Native}/esp32/os.h")).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_copied_file_is_in_the_table_of_the_document()
    {
        string[] files = [.. Repository.Files("firmware", "*").Except(["README.md", "versions.txt"])];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains($"| `firmware/{file}` |", Document, StringComparison.Ordinal));
        Assert.All(files, file => Assert.Contains($"| `{file}` |", Read("firmware/README.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void The_preset_names_the_board_and_the_interop_library()
    {
        string preset = Read("firmware/CMakeUserPresets.json");
        Assert.Contains("\"NF_TARGET_DEFCONFIG\": \"targets/ESP32/defconfig/ESP32_CAM_defconfig\"", preset, StringComparison.Ordinal);
        Assert.Contains("\"NF_INTEROP_ASSEMBLIES\": \"VideoRecorder.Esp32Cam\"", preset, StringComparison.Ordinal);
        Assert.Contains("CONFIG_SDK_CONFIG_FILE=\"sdkconfig.default_esp32cam.esp32\"", Read("firmware/ESP32_CAM_defconfig"), StringComparison.Ordinal);
        Assert.Contains("cmake --preset " + Preset().Match(preset).Groups[1].Value, Document, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_and_checksum_are_those_of_the_native_table()
    {
        Match table = NativeTable().Match(Read($"{Native}/glue/VideoRecorder_Esp32Cam.cpp"));
        string version = table.Result("$2.$3.$4.$5");
        string checksum = table.Groups[1].Value;

        Assert.Contains($"VideoRecorder.Esp32Cam,{version},{checksum}", Document, StringComparison.Ordinal);
        Assert.Matches($@"(?m)^VideoRecorder\.Esp32Cam\s+{Regex.Escape(version)}\s+{checksum}\s", Versions);
    }

    [Fact]
    public void The_packages_are_those_that_the_image_fits()
    {
        string[] pinned = [.. PinnedPackage().Matches(Versions).Select(match => match.Value)];
        string[] used = [.. new[] { "VideoRecorder", "VideoRecorder.Core", "VideoRecorder.Esp32Cam" }
            .SelectMany(project => XDocument.Parse(Read($"src/{project}/packages.config")).Root!.Elements("package"))
            .Select(package => $"{package.Attribute("id")!.Value} {package.Attribute("version")!.Value}")
            .Where(package => !package.StartsWith("Nerdbank.", StringComparison.Ordinal))
            .Distinct()];

        Assert.Equal(pinned.Order(StringComparer.Ordinal), used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_document_names_the_pinned_versions()
    {
        foreach (string part in new[] { "esp-idf", "esp32-camera" })
        {
            Assert.Contains(Regex.Match(Versions, $@"(?m)^{part}\s+(\S+)").Groups[1].Value, Document, StringComparison.Ordinal);
        }

        Assert.Matches(@"(?m)^nf-interpreter\s+[0-9a-f]{40}$", Versions);
    }

    [Fact]
    public void The_parts_of_the_flash_lie_one_after_the_other_up_to_its_end()
    {
        (string Name, int Address, int Size)[] parts = FlashParts(Versions, FlashLine());
        int end = 0x1000;
        foreach ((string name, int address, int size) in parts)
        {
            Assert.True(address >= end, name);
            end = address + size;
        }

        Assert.Equal(0x400000, end);
    }

    [Fact]
    public void The_document_has_the_addresses_of_the_flash()
    {
        (string Name, int Address, int Size)[] parts = FlashParts(Versions, FlashLine());
        Assert.Equal(
            parts.Select(part => (part.Address, part.Size)),
            FlashParts(Document, FlashRow()).Select(part => (part.Address, part.Size)));

        int AddressOf(string name) => parts.Single(part => part.Name == name).Address;
        Assert.Contains(
            $"0x{AddressOf("bootloader"):X} bootloader.bin 0x{AddressOf("partition-table"):X} partitions_4mb.bin 0x{AddressOf("nanoCLR"):X} nanoCLR.bin 0x{AddressOf("deployment"):X} VideoRecorder.bin",
            Document,
            StringComparison.Ordinal);
        Assert.Contains($"--address 0x{AddressOf("deployment"):X}", Document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/flashing.md")]
    public void The_commands_that_flash_have_the_addresses_of_the_flash(string document)
    {
        Dictionary<string, int> addresses = FlashParts(Versions, FlashLine()).ToDictionary(part => part.Name, part => part.Address);
        var files = new Dictionary<string, string>
        {
            ["bootloader.bin"] = "bootloader",
            ["partitions_4mb.bin"] = "partition-table",
            ["nanoCLR.bin"] = "nanoCLR",
            ["VideoRecorder.bin"] = "deployment",
        };
        IEnumerable<Match> written = FlashedFile().Matches(Read(document));
        Assert.NotEmpty(written);
        Assert.All(written, match => Assert.Equal(addresses[files[match.Groups[2].Value]], Convert.ToInt32(match.Groups[1].Value, 16)));
        Assert.All(FlashAddress().Matches(Read(document)), match => Assert.Equal(addresses["deployment"], Convert.ToInt32(match.Groups[1].Value, 16)));

        // nanoff forgets the address when it updates and deploys in one command.
        Assert.DoesNotMatch("nanoff [^\n]*--update [^\n]*--deploy", Read(document));
    }

    [Fact]
    public void The_pins_of_the_camera_are_free_of_each_other_and_of_everything_else()
    {
        int[] camera = [.. Pin().Matches(Camera).Select(match => int.Parse(match.Groups[1].Value)).Where(pin => pin >= 0)];
        int[] elsewhere =
        [
            14, 15, 2, // the card, 1 bit wide
            4, // the flash LED
            33, // the red LED
            1, 3, // the serial port
            6, 7, 8, 9, 10, 11, // the flash
            16, 17, // PSRAM
        ];

        Assert.Equal(15, camera.Length);
        Assert.Equal(camera.Length, camera.Distinct().Count());
        Assert.Empty(camera.Intersect(elsewhere));
    }

    [Fact]
    public void Each_pin_of_the_camera_is_reserved()
    {
        string[] names = [.. NamedPin().Matches(Camera).Select(match => match.Groups[1].Value).Except(["kReset"])];
        string list = Camera[Camera.IndexOf("kCamera[]", StringComparison.Ordinal)..];
        Assert.All(names, name => Assert.Matches($@"\b{name}\b", list));
    }

    [Fact]
    public void The_space_for_a_frame_is_the_same_for_the_driver_and_for_the_check_of_memory()
    {
        string check = Read($"{Native}/esp32/Camera.cpp");
        string perByte = Regex.Match(check, @"kPixelsPerByte = (\d+);").Groups[1].Value;
        string extra = Regex.Match(check, @"kFrameExtraBytes = (\d+);").Groups[1].Value;
        Assert.Contains($"(cam_obj->width*cam_obj->height/{perByte}+{extra})", Module, StringComparison.Ordinal);
    }

    private static (string Name, int Address, int Size)[] FlashParts(string text, Regex line) =>
        [.. line.Matches(text).Select(match => (match.Groups[1].Value, Convert.ToInt32(match.Groups[2].Value, 16), Convert.ToInt32(match.Groups[3].Value, 16)))];

    /// <summary>Gets the row of the document's table of copied files that holds a text.</summary>
    private static string Row(string text) => Document.Split('\n').Single(line => line.StartsWith('|') && line.Contains(text, StringComparison.Ordinal));

    private static string Read(string path) => File.ReadAllText(Repository.PathOf(path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"\$\{VIDEORECORDER_NATIVE_PATH\}/(\w+)/\*\.cpp")]
    private static partial Regex Glob();

    [GeneratedRegex(@"^(?:class|\w[\w ]*[ *]|constexpr int32_t )(\w+)(?:\(| =|$)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex("\"name\": \"(\\w+)\"")]
    private static partial Regex Preset();

    [GeneratedRegex(@"(0x[0-9A-F]{8}),\s+method_lookup,\s+\{ (\d+), (\d+), (\d+), (\d+) \}")]
    private static partial Regex NativeTable();

    [GeneratedRegex(@"\bnanoFramework\.[\w.]+ \d[\d.]+$", RegexOptions.Multiline)]
    private static partial Regex PinnedPackage();

    [GeneratedRegex(@"^(\S+) +(0x[0-9A-F]+) +(0x[0-9A-F]+)$", RegexOptions.Multiline)]
    private static partial Regex FlashLine();

    [GeneratedRegex(@"^\| ([^|]+) \| (0x[0-9A-F]+) \| (0x[0-9A-F]+) \|$", RegexOptions.Multiline)]
    private static partial Regex FlashRow();

    [GeneratedRegex(@" (0x[0-9A-F]+) (?:\S*\\)?(\w+\.bin)")]
    private static partial Regex FlashedFile();

    [GeneratedRegex(@"--address (0x[0-9A-F]+)")]
    private static partial Regex FlashAddress();

    [GeneratedRegex(@"constexpr int k\w+ = (-?\d+);")]
    private static partial Regex Pin();

    [GeneratedRegex(@"constexpr int (k\w+) = ")]
    private static partial Regex NamedPin();
}
