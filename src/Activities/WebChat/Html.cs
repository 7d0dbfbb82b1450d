using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace NewsBot.Activities.WebChat;

/// <summary>Pages without scripts, and what every page of this host may load.</summary>
static class Html
{
    // Teams shows the page in a tab of its own.
    const string Framing =
        "frame-ancestors 'self' https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft";

    /// <summary>Text → the same text in HTML.</summary>
    public static string Of(string text) => HtmlEncoder.Default.Encode(text);

    /// <param name="body">HTML.</param>
    /// <param name="root">The path from the page to "/": "../" for those one folder down.</param>
    public static IResult Page(HttpResponse response, string title, string body, string root, string? language = null)
    {
        Protect(response, "style-src 'self'; img-src 'self'; form-action 'self'");
        return Results.Content($"""
            <!doctype html>
            <html lang="{Of(language ?? "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Of(title)}</title>
            <link rel="stylesheet" href="{root}style.css">
            <link rel="icon" href="{root}icon.png">
            </head>
            <body>
            {body}
            </body>
            </html>
            """, "text/html", Encoding.UTF8);
    }

    /// <param name="policy">What the page may load beyond nothing.</param>
    public static void Protect(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; base-uri 'none'; {policy}; {Framing}";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-cache";
    }
}
