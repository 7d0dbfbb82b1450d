using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsBot.Vectors.Sqlite;

/// <summary>A prepared statement that is run for each row with other values.</summary>
static class SqliteStatement
{
    public static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        if (command.Parameters.Count == 0)
            for (var place = 1; place <= values.Length; place++)
                command.Parameters.AddWithValue(
                    string.Create(CultureInfo.InvariantCulture, $"${place}"), values[place - 1]);
        else
            for (var place = 0; place < values.Length; place++)
                command.Parameters[place].Value = values[place];
        command.ExecuteNonQuery();
    }
}
