using CervicalRehab.Cds.Service.Trust;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CervicalRehab.Cds.Service.OpenApi;

/// <summary>Says in the OpenAPI description where a token is needed: at each operation, and nowhere while callers are anonymous.</summary>
internal static class TrustDescription
{
    private const string Token = "clientToken";
    private const string Operator = "operator";

    /// <summary>Adds the security schemes and marks every operation with what it asks for.</summary>
    public static void DescribeTrust(this OpenApiOptions options, TrustSettings settings)
    {
        options.AddDocumentTransformer((document, _, _) => AddSchemes(document, settings));
        options.AddOperationTransformer((operation, context, _) => Mark(operation, context, settings));
    }

    private static Task AddSchemes(OpenApiDocument document, TrustSettings settings)
    {
        if (!settings.IsOpen)
        {
            document.AddComponent<IOpenApiSecurityScheme>(Token, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "CDS Hooks client token: a signed JWT (ES384 or RS384 unless configured otherwise), made for one call; its aud is the address called.",
            });
        }

        if (!settings.Operators.IsEmpty)
        {
            document.AddComponent<IOpenApiSecurityScheme>(Operator, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic", Description = "An operator of the deployment." });
        }

        return Task.CompletedTask;
    }

    private static Task Mark(OpenApiOperation operation, OpenApiOperationTransformerContext context, TrustSettings settings)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Security = [];
        if (!settings.IsOpen && TrustSetup.NeedsClient(metadata))
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, context.Document)] = [] }];
            (operation.Responses ??= [])["401"] = new OpenApiResponse { Description = "No token, or one that is not accepted. The answer never says why; the service's log does." };
        }
        else if (!settings.Operators.IsEmpty && TrustSetup.NeedsOperator(metadata))
        {
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Operator, context.Document)] = [] }];
            (operation.Responses ??= [])["401"] = new OpenApiResponse { Description = "No operator, or a wrong password." };
        }

        return Task.CompletedTask;
    }
}
