using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace NewsBot.Settings;

/// <summary>The file of 'dotnet user-secrets', told from appsettings.json by its type.</summary>
sealed class UserSecrets(string path) : JsonStreamConfigurationSource
{
    public override IConfigurationProvider Build(IConfigurationBuilder builder) => new UserSecretsProvider(this, path);
}

sealed class UserSecretsProvider(UserSecrets source, string path) : JsonStreamConfigurationProvider(source)
{
    public override void Load(Stream stream)
    {
        try
        {
            base.Load(stream);
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            // Not the reason: it may repeat a part of the file.
            throw new SettingsException(
                $"The user secrets in {path} cannot be read: the file is no JSON object.", failure);
        }
    }
}
