using System.Collections.Immutable;
using System.Net.Sockets;
using CervicalRehab.Cds.Service.CdsHooks;
using CervicalRehab.Cds.Service.CdsHooks.Profiles;
using CervicalRehab.Cds.Service.FhirApi;
using CervicalRehab.Cds.Service.Hosting;
using CervicalRehab.Cds.Service.Memory;
using CervicalRehab.Cds.Service.OpenApi;
using CervicalRehab.Cds.Service.PatientRecord;
using CervicalRehab.Cds.Service.Pressure;
using CervicalRehab.Cds.Service.Reference;
using CervicalRehab.Cds.Service.Samples;
using CervicalRehab.Cds.Service.SilentRun.Reporting;
using CervicalRehab.Cds.Service.Telemetry;
using CervicalRehab.Cds.Service.Terminology;
using CervicalRehab.Cds.Service.Trust;
using CervicalRehab.Cds.Workbench;
using CervicalRehab.Cds.Workbench.Assessment;
using CervicalRehab.Cds.Workbench.Course;
using CervicalRehab.Cds.Workbench.Smart;
using CervicalRehab.Cds.Workbench.WriteBack;

if (await Commands.Run(args) is { } status)
{
    return status;
}

var headStart = HeadStart.Begin();
var builder = WebApplication.CreateSlimBuilder(HostSetup.Options(args));
var isDevelopment = builder.Environment.IsDevelopment();

if (SettingsShape.Refusals(builder.Configuration) is { IsEmpty: false } misspelt)
{
    return await StartRules.Refuse(misspelt);
}

var site = SiteCodes.Load(builder.Configuration.GetSection("Terminology").Get<TerminologyOptions>() ?? new());
var trust = TrustSettings.Read(builder.Configuration, isDevelopment);
var smart = SmartServerOptions.All(builder.Configuration);
var database = DatabaseSettings.Read(builder.Configuration);
var content = ContentApproval.Read(builder.Configuration);
var focus = builder.Configuration.GetSection(CardsOptions.Section).Get<CardsOptions>() ?? new();
ImmutableArray<string> refusals = [.. StartRules.Refusals(builder.Configuration, isDevelopment), .. SettingsChecks.Refusals(builder.Configuration), .. trust.Refusals(), .. SmartServerOptions.Refusals(smart, trust), .. site.Faults, .. database.Refusals, .. ContentApproval.Refusals(content, TimeProvider.System.GetUtcNow()), .. CardFocus.Refusals(focus)];
if (!refusals.IsEmpty)
{
    return await StartRules.Refuse(refusals);
}

builder.UseOwnAddress();
builder.UseOwnLogging();
builder.AddTelemetry();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(services => new EvaluationClock(
    services.GetRequiredService<TimeProvider>(),
    EvaluationClock.Parse(builder.Configuration[EvaluationClock.Setting] ?? string.Empty)));
var approval = new ContentApproval(content);
builder.Services.AddSingleton(approval);
builder.Services.AddSingleton(focus);
builder.Services.AddSingleton<ProtocolPage>();
builder.Services.AddSingleton<ClientsPage>();
builder.Services.AddSingleton<CervicalRehabService>();
builder.AddDrain();
builder.Services.AddPressure();
builder.Services.AddSingleton<Discovery>();
builder.Services.AddSingleton<PublishedResources>();
builder.Services.AddSingleton<ApplyOperation>();
builder.Services.AddSingleton(site.Codes);
builder.Services.AddMemory(database.Dialect);
builder.Services.AddTrust(trust);
builder.Services.AddFetching(new ServerTrust(trust.Clients, isDevelopment));
builder.Services.AddOptions<WarmUpOptions>().BindConfiguration("WarmUp");
builder.Services.AddSingleton(headStart);
builder.Services.AddSingleton<WarmUp>();
builder.Services.AddHostedService(services => services.GetRequiredService<WarmUp>());
builder.Services.AddOptions<RequestLimits>().BindConfiguration("Requests");

var withWorkbench = WorkbenchOptions.IsOn(builder.Configuration, trust);
builder.Services.AddSingleton(services => new CourseLink(withWorkbench ? smart : [], trust, services.GetRequiredService<PublicAddress>()));
if (withWorkbench)
{
    builder.Services.AddWorkbench();
    builder.Services.AddSingleton<IWorkbenchHost, WorkbenchHost>();
    builder.Services.AddSingleton<PageRecords>();
    builder.Services.AddSingleton<ICourseSource>(services => services.GetRequiredService<PageRecords>());
    builder.Services.AddSingleton<IAssessmentSource, AssessmentSource>();
    builder.Services.AddSingleton(new SmartSettings(
        [.. smart.Select(server => new SmartServer(server.Issuer, server.ClientId, server.ClientSecret) { Write = server.Write is { } way ? Enum.Parse<WriteWay>(way, ignoreCase: true) : null, NotesAreDrafts = server.NotesAreDrafts })], trust.PublicBaseUrl is { Length: > 0 } address ? new Uri(address) : null, isDevelopment));
}

builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, CdsHooksJson.Wire));
builder.Services.AddCors(options => Browsers.Cors(options, trust.Origins, isTrial: isDevelopment && trust.IsOpen));
builder.Services.AddApiDescription(trust);

var app = builder.Build();
site.Codes.Announce(app.Logger, site.NotEquivalent);
approval.Announce(app.Logger);
foreach (var client in trust.Clients)
{
    ProfileSettings.Of(client).Announce(app.Logger, client.Section);
}

// Beside what follows: opening it is mostly waiting.
var opening = app.Services.GetRequiredService<Database>().Start();

app.Services.GetRequiredService<PressureTelemetry>();
app.Use(HeadRequests.AnswerAsGet);
app.UseRouting();
app.Use(Browsers.AddHeaders);
app.Use(FhirEndpoints.NameOutcomes);
app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Problems.Unexpected, SuppressDiagnosticsCallback = _ => true });
app.UseStatusCodePages(Problems.Bare);
app.UseBrowsers();
app.UseTrust();
app.UseProfilePreview(trust);

app.MapCdsHooks();
ProtocolPage.Map(app);
ClientsPage.Map(app).RequireOperator();
app.MapFhir();
app.MapInsights().RequireOperator();
app.MapProbes();
app.MapSilentRun();
app.MapMetrics();
app.MapOpenApi();
if (isDevelopment || !trust.Operators.IsEmpty)
{
    app.MapApiPage();
}

if (withWorkbench)
{
    app.MapWorkbench().RequireOperator();
    app.MapCourse();
}
else
{
    app.MapStartPage(withSamples: isDevelopment, trust.IsOpen);
}

if (isDevelopment)
{
    app.MapSamples();
    app.Greet(withWorkbench, trust.IsOpen, Console.Out);
}

if (await opening is { } refusal)
{
    return await StartRules.Refuse([refusal]);
}

try
{
    await app.StartAsync();
}
catch (Exception fault) when (fault is IOException or InvalidOperationException or SocketException)
{
    return await StartRules.Refuse([StartRules.NotListening(fault)]);
}

await app.WaitForShutdownAsync();
await app.DisposeAsync();
return 0;
