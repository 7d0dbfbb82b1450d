using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace NewsBot.Settings;

/// <summary>appsettings.json, user secrets, NEWSBOT__ variables, --set → settings. What is wrong is named.</summary>
static class SettingsReader
{
    public const string FileName = "appsettings.json";
    public const string EnvironmentPrefix = "NEWSBOT__";

    /// <param name="folder">Where the settings file is; it may be missing.</param>
    /// <param name="assignments">"Section:Key=value", from the command line.</param>
    /// <exception cref="SettingsException">A key is unknown, a value is wrong, or two do not go together.</exception>
    public static NewsBotSettings Read(string folder, IEnumerable<string> assignments)
    {
        var configuration = Configuration(folder, assignments);
        RefuseUnknownKeys(configuration);
        var settings = Bind(configuration);
        Validate(settings, configuration);
        settings.Articles.Path = FullPath("Articles:Path", settings.Articles.Path, folder);
        if (settings.Archive.Path.Length > 0)
            settings.Archive.Path = FullPath("Archive:Path", settings.Archive.Path, folder);
        if (settings.Embeddings.Path.Length > 0)
            settings.Embeddings.Path = FullPath("Embeddings:Path", settings.Embeddings.Path, folder);
        return settings;
    }

    static string FullPath(string key, string path, string folder) => path.Contains('\0')
        ? throw new SettingsException($"{key} has a NUL character in it, which no file name can have.")
        : Path.GetFullPath(path, folder);

    static IConfigurationRoot Configuration(string folder, IEnumerable<string> assignments)
    {
        var builder = new ConfigurationBuilder();
        var file = Path.Combine(folder, FileName);
        try
        {
            // Read as a stream: a file provider would watch the folder, which nothing here needs.
            if (File.Exists(file))
                builder.AddJsonStream(new MemoryStream(File.ReadAllBytes(file)));
            if (UserFolder.Secrets is { } secrets && File.Exists(secrets))
                builder.Add(new UserSecrets(secrets) { Stream = new MemoryStream(File.ReadAllBytes(secrets)) });
            return builder
                .AddEnvironmentVariables(EnvironmentPrefix)
                .AddInMemoryCollection(Pairs(assignments))
                .Build();
        }
        catch (Exception failure) when (
            failure is FormatException or JsonException or InvalidDataException or IOException
                or UnauthorizedAccessException)
        {
            var reason = failure.InnerException?.Message ?? failure.Message;
            throw new SettingsException($"The settings file {file} cannot be read: {reason}", failure);
        }
    }

    static Dictionary<string, string?> Pairs(IEnumerable<string> assignments)
    {
        var pairs = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new SettingsException(
                    $"--set '{assignment}' is not of the form Section:Key=value, " +
                    "for example --set Chunks:MaxTokens=128.");
            pairs[assignment[..equals].Trim()] = assignment[(equals + 1)..].Trim();
        }

        return pairs;
    }

    static void RefuseUnknownKeys(IConfigurationRoot configuration)
    {
        foreach (var section in configuration.GetChildren())
            RefuseUnknownKeys(configuration, section, typeof(NewsBotSettings));
    }

    static void RefuseUnknownKeys(
        IConfigurationRoot configuration, IConfigurationSection section, Type parent)
    {
        var properties = Array.FindAll(
            parent.GetProperties(BindingFlags.Public | BindingFlags.Instance), p => p.CanWrite);
        var prefix = section.Path[..^section.Key.Length];
        var property = Array.Find(properties, p => p.Name.Equals(section.Key, StringComparison.OrdinalIgnoreCase));
        if (property is null)
            throw new SettingsException(
                $"The setting '{section.Path}' {Origin(configuration, section)} is unknown. Known here: " +
                $"{string.Join(", ", properties.Select(p => prefix + p.Name))}.");

        var isSection = IsSection(property.PropertyType);
        if (isSection && section.Value is { Length: > 0 } value)
            throw new SettingsException(
                $"The setting '{section.Path}' {Origin(configuration, section)} is a section, " +
                $"not a value ('{value}').");
        if (section.Value is null or "" && !section.GetChildren().Any())
            throw new SettingsException(
                $"The setting '{section.Path}' {Origin(configuration, section)} has no value. " +
                "Give it one or leave it out.");
        foreach (var child in section.GetChildren())
        {
            if (!isSection)
                throw new SettingsException(
                    $"The setting '{child.Path}' {Origin(configuration, child)} is unknown: " +
                    $"'{section.Path}' is a single value.");
            RefuseUnknownKeys(configuration, child, property.PropertyType);
        }

        if (property.IsDefined(typeof(SecretAttribute)))
            RefuseOpenSecret(configuration, section);
    }

    /// <summary>Whether a property has settings of its own.</summary>
    public static bool IsSection(Type type) =>
        !type.IsEnum && type.Namespace?.StartsWith("NewsBot", StringComparison.Ordinal) is true;

    /// <summary>A settings file is shared, and a command line is seen by other users: no place for a secret.</summary>
    static void RefuseOpenSecret(IConfigurationRoot configuration, IConfigurationSection secret)
    {
        foreach (var provider in configuration.Providers)
            if (provider.TryGet(secret.Path, out var value) && value is { Length: > 0 }
                && Origin(provider, secret) is $"({FileName})" or "(--set)")
                throw new SettingsException(
                    $"The setting '{secret.Path}' {Origin(provider, secret)} is a secret, which others can read " +
                    $"there. Set the environment variable {VariableOf(secret)} instead, or the user secret " +
                    $"{secret.Path}.");
    }

    static NewsBotSettings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.Get<NewsBotSettings>() ?? new();
        }
        catch (InvalidOperationException failure)
        {
            // The binder's message has the value, the key and the type: "Failed to convert … 'abc'
            // at 'Chunks:MaxTokens' …".
            throw new SettingsException($"A setting has a wrong value. {failure.Message}", failure);
        }
    }

    static void Validate(NewsBotSettings settings, IConfiguration configuration)
    {
        var result = new SettingsValidator().Validate(null, settings);
        if (result.Failed)
            throw new SettingsException(
                string.Join(Environment.NewLine, result.Failures.Select(f => Describe(f, configuration))));
    }

    /// <summary>
    /// "MaxTokens: The field NewsBotSettings.Chunks.MaxTokens must be …" → "Chunks:MaxTokens is '3'. The field
    /// Chunks:MaxTokens must be …". A rule between two keys says it all itself.
    /// </summary>
    static string Describe(string failure, IConfiguration configuration)
    {
        const string Root = nameof(NewsBotSettings) + ".";
        var start = failure.IndexOf(Root, StringComparison.Ordinal);
        if (start < 0)
            return failure;
        var end = failure.IndexOf(' ', start);
        var key = failure[(start + Root.Length)..end].Replace('.', ':');
        var sentence = failure.IndexOf("The ", StringComparison.Ordinal);
        return $"{key} is '{configuration[key]}'. {failure[sentence..start]}{key}{failure[end..]}";
    }

    static string Origin(IConfigurationRoot configuration, IConfigurationSection section)
    {
        foreach (var provider in configuration.Providers.Reverse())
            if (provider.TryGet(section.Path, out _) || provider.GetChildKeys([], section.Path).Any())
                return Origin(provider, section);
        return "";
    }

    static string Origin(IConfigurationProvider provider, IConfigurationSection section) =>
        provider.GetType().Name switch
        {
            "EnvironmentVariablesConfigurationProvider" => $"(variable {VariableOf(section)})",
            "MemoryConfigurationProvider" => "(--set)",
            nameof(UserSecretsProvider) => "(user secrets)",
            _ => $"({FileName})",
        };

    static string VariableOf(IConfigurationSection section) =>
        EnvironmentPrefix + section.Path.Replace(":", "__", StringComparison.Ordinal);
}
