using System.Text.Json.Serialization;

namespace NewsBot.Activities.Teams;

/// <summary>JSON of an app manifest.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TeamsManifest))]
sealed partial class TeamsJson : JsonSerializerContext;
