using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NewsBot.Settings;

namespace NewsBot.Activities.BotFramework.Connector;

/// <summary>The file that proves the bot in the place of a secret.</summary>
static class BotCertificate
{
    /// <exception cref="SettingsException">It cannot be used.</exception>
    public static X509Certificate2 Load(string path)
    {
        try
        {
            var certificate = Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password: null);
            return certificate.HasPrivateKey
                ? certificate
                : throw new SettingsException($"Bot:CertificatePath {path} has no private key.");
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Bot:CertificatePath {path} cannot be read: {failure.Message}", failure);
        }
    }
}
