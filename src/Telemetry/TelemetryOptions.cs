using System.ComponentModel.DataAnnotations;

namespace NewsBot.Telemetry;

/// <summary>What <c>newsbot serve</c> tells those who run it, and where.</summary>
sealed class TelemetryOptions : IValidatableObject
{
    /// <summary>Takes spans and metrics by OTLP over http/protobuf; empty: nobody does.</summary>
    public string OtlpEndpoint { get; set; } = "";

    /// <summary>The host's name among others that send there.</summary>
    [Required]
    public string ServiceName { get; set; } = "newsbot";

    /// <summary>The log as JSON, one object a line.</summary>
    public bool JsonLog { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OtlpEndpoint.Length > 0
            && !(Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"))
            yield return new(
                $"Telemetry:{nameof(OtlpEndpoint)} '{OtlpEndpoint}' is no address like http://localhost:4318.");
    }
}
