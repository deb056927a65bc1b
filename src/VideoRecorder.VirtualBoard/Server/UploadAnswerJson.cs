using System.Text.Json.Serialization;

namespace VideoRecorder.VirtualBoard.Server;

/// <summary>Writes <see cref="UploadAnswer"/> as JSON with names in lower case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UploadAnswer))]
internal sealed partial class UploadAnswerJson : JsonSerializerContext;
