using CervicalRehab.Cds.Service.CdsHooks;

namespace CervicalRehab.Cds.Service.Tests.Wire;

public sealed class NameUuidTests
{
    [Fact]
    public void The_published_example_of_RFC_9562_is_met() =>
        NameUuid.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com").ShouldBe(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"));

    [Fact]
    public void Another_name_or_another_call_gives_another_uuid()
    {
        var call = TestHost.HookInstance;

        NameUuid.Of(call, "card/hold").ShouldBe(NameUuid.Of(call, "card/hold"));
        NameUuid.Of(call, "card/hold").ShouldNotBe(NameUuid.Of(call, "card/progress"));
        NameUuid.Of(call, "card/hold").ShouldNotBe(NameUuid.Of(Guid.Empty, "card/hold"));
    }
}
