using Chuqing.Office.Settings;

namespace Chuqing.Office.Tests.Data;

public sealed class SettingsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("chuqing-settings-").FullName;

    OfficeSettings Read(string? provider = null, string? connection = null) =>
        SettingsReader.Read(folder, name => name == SettingsReader.ProviderVariable ? provider : name == SettingsReader.ConnectionVariable ? connection : null);

    void Write(string json) => File.WriteAllText(Path.Combine(folder, SettingsReader.FileName), json);

    [Fact]
    public void Nothing_set_means_the_embedded_database_and_no_demonstration()
    {
        Read().Database.Provider.ShouldBe("sqlite");
        Read().Database.Connection.ShouldContain(Path.Combine(folder, "chuqing.db"));
        Read().IsDemo.ShouldBeFalse();
        File.WriteAllText(Path.Combine(folder, "demo"), "");
        Read().IsDemo.ShouldBeTrue();
    }

    [Fact]
    public void The_environment_wins_over_the_file()
    {
        Write("""{ "provider": "postgres", "connection": "Host=a;Database=b" } // 注释可以写""");
        Read().Database.Connection.ShouldBe("Host=a;Database=b");
        Read(connection: "Host=c;Database=d").Database.Connection.ShouldBe("Host=c;Database=d");
    }

    [Theory]
    [InlineData("oracle", null, "可用：sqlite、postgres")]
    [InlineData("sqlite", "Data Source=x", "不写连接串")]
    [InlineData("postgres", null, "要有连接串")]
    [InlineData("postgres", "Host=a", "缺 Host、Database")]
    [InlineData("postgres", "Password=geheim;nonsense", "看不懂")]
    public void A_wrong_setting_is_explained_and_no_secret_is_repeated(string provider, string? connection, string reason)
    {
        var bad = Should.Throw<BadInputException>(() => Read(provider, connection));
        bad.Message.ShouldContain(reason);
        bad.Message.ShouldNotContain("geheim");
    }

    [Fact]
    public void A_setting_that_does_not_exist_is_refused_with_the_line()
    {
        Write("{\n  \"provider\": \"sqlite\",\n  \"provder\": 1\n}");
        Should.Throw<BadInputException>(() => Read()).Message.ShouldContain("第 3 行");
    }

    [Fact]
    public void From_which_size_a_sheet_is_read_in_the_background_can_be_set()
    {
        (Read().LargeSheetBytes, Read().LargeSheetRows).ShouldBe((2L << 20, 5000));
        Write("""{ "largeSheetRows": 0, "largeSheetBytes": 1000 }""");
        (Read().LargeSheetBytes, Read().LargeSheetRows).ShouldBe((1000, 0));
        Write("""{ "largeSheetRows": -1 }""");
        Should.Throw<BadInputException>(() => Read()).Message.ShouldContain("不能是负数");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
